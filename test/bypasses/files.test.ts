import { expect, it } from 'vitest';
import { ADD, DROP, HIGH_WAITS, LOW_WAITS, PATH, shopsOfFile } from './shop.ts';

const { gate, open } = shopsOfFile();

const NAMED = 'migrations:\n  paths: ["db/migrations/*.sql"]\n';

it.each([
  ['another case', 'DB/Migrations/002_Notes.SQL'],
  ['look-alike letters', 'db/migrаtions/002_notes.sql'],
  ['a decomposed letter', 'db/migrations/002_café.sql'.normalize('NFD')],
  ['full-width letters', 'db/ｍｉｇｒａｔｉｏｎｓ/002_notes.sql'],
  ['a zero-width space', 'db/migra\u200btions/002_notes.sql'],
  ['a trailing space', 'db/migrations /002_notes.sql '],
])('15: a migration whose path is written with %s is found all the same', async (_, path) => {
  for (const policy of ['version: 1\n', NAMED]) {
    const pull = await open({ policy }).open({ [path]: DROP });
    await pull.until('pending', HIGH_WAITS);
    await pull.untilComment(/drops table `orders`/);
  }
});

it.each([
  ['a bidirectional character', 'src/notes\u202elqs.txt'],
  ['a control character', 'src/no\ttes.txt'],
  ['a line break in a migration’s name', 'db/migrations/002_no\ntes.sql'],
])('15: a path with %s is a finding of the highest level, be it a migration or not', async (_, path) => {
  const pull = await open().open({ [path]: ADD });
  await pull.until('pending', HIGH_WAITS);
  expect(pull.findings).toContain('deceptive-path');
});

it('15: `..` in a path is refused by GitHub, and a finding of the highest level should it ever get through', async () => {
  const shop = open();
  const path = 'db/x/../migrations/002_notes.sql';
  expect(() => shop.repository.commit('change', { [path]: ADD })).toThrow('is no path in a repository');
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`src/${at}.txt`, 'x']));
  const sha = shop.repository.commit('change', many, { author: 'mira' });
  const file = (name: string) => ({
    sha,
    filename: name,
    status: 'added',
    additions: 1,
    deletions: 0,
    changes: 1,
    blob_url: `https://github.com/${shop.owner}/shop/blob/${sha}/x`,
    raw_url: `https://github.com/${shop.owner}/shop/raw/${sha}/x`,
    contents_url: `https://api.github.com/repos/${shop.owner}/shop/contents/x?ref=${sha}`,
  });
  const names = [...Object.keys(many).slice(1), path];
  gate.github.faults.next({ path: /\/files$/ }, { status: 200, body: names.slice(0, 100).map(file) });
  gate.github.faults.next({ path: /\/files$/ }, { status: 200, body: names.slice(100).map(file) });
  const pull = await shop.open(undefined, { files: {} });
  await pull.until('pending', HIGH_WAITS);
  expect(pull.findings).toContain('deceptive-path');
});

const FIRST = 'db/migrations/001_orders.sql';

it.each([
  ['moved out of the folder', (sql: string) => ({ [FIRST]: null, 'attic/orders.txt': sql })],
  ['renamed within it', (sql: string) => ({ [FIRST]: null, 'db/migrations/001_order.sql': sql })],
  ['removed', () => ({ [FIRST]: null })],
  ['changed', (sql: string) => ({ [FIRST]: `${sql}-- more\n` })],
  ['made executable', (sql: string) => ({ [FIRST]: { content: sql, mode: '100755' as const } })],
])('16: a migration of the base branch that is %s is refused, whoever approves', async (_, change) => {
  const shop = open();
  const pull = await shop.open(change(shop.repository.read('main', FIRST) ?? ''));
  await pull.until('failure', /001_orders\.sql is on the base branch already/);
  await pull.approveInTurn('ann', 'bob');
  expect(pull.state).toBe('failure');
});

it('16: a policy may leave it to people whether a migration of the base branch is changed', async () => {
  const shop = open({ policy: 'rules: { change-to-applied-migration: warning }\n' });
  const pull = await shop.open({ [FIRST]: null });
  await pull.until('pending', /0 of \d approvals?/);
});

it('17: a migration behind more files than GitHub lists is not passed over: the list is incomplete, and it says so', async () => {
  const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`a/${at}.txt`, 'x']));
  const shop = open();
  const pull = await shop.open({ ...many, 'z/migrations/002_drop.sql': DROP });
  await pull.until('failure', /GitHub lists only 3,000 of the changed files/);
  await pull.approveInTurn('ann', 'bob');
  expect(pull.state).toBe('failure');
});

it('17: a migration behind several pages of files is read', async () => {
  const many = Object.fromEntries(Array.from({ length: 130 }, (_, at) => [`a/${at}.txt`, 'x']));
  const pull = await open().open({ ...many, 'z/migrations/002_drop.sql': DROP });
  await pull.until('pending', HIGH_WAITS);
  await pull.untilComment(/z\/migrations\/002_drop\.sql/);
});

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 12\n`;

it.each([
  ['a symbolic link', { content: '/etc/passwd', mode: '120000' as const }, /symbolic link/],
  ['a submodule', { content: '5'.repeat(40), mode: '160000' as const }, /submodule/],
  ['a Git LFS pointer', POINTER, /Git LFS/],
  ['a binary file', new Uint8Array([0x43, 0, 0x52, 0xff]), /binary/],
])('18: %s in place of a migration has the highest level', async (_, content, words) => {
  const pull = await open().open({ [PATH]: content });
  await pull.until('pending', HIGH_WAITS);
  await pull.untilComment(words);
});

it('18: a symbolic link in place of the folder of migrations has the highest level', async () => {
  const pull = await open({ policy: NAMED }).open({
    'db/migrations': { content: '../elsewhere', mode: '120000' },
  });
  expect(pull.state).not.toBe('success');
  expect(pull.description).toMatch(/^HIGH/);
});

it('18: the executable bit is part of what is approved', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.commit('change', { [PATH]: { content: ADD, mode: '100755' } }, { author: 'mira' });
  await pull.until('pending', LOW_WAITS);
});

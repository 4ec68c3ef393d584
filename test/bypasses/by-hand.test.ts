import { expect, it, vi } from 'vitest';
import { addressesOf, linkableText, render } from '../publication/rendered.ts';
import { untilStatus } from '../support/running-gate.ts';
import { ADD, LOW_WAITS, PATH, shopsOfFile } from './shop.ts';

const { gate, open } = shopsOfFile();

const CHECKLIST = `
requirements:
  - checklist:
      - { id: tested, text: Tested on staging, required: true }
`;

const OPEN_LINE = /^- \[ \] Tested on staging/;

it('12: a tick by the author is undone, and it is said why', async () => {
  const pull = await open({ policy: CHECKLIST }).open();
  pull.tick('Tested on staging', 'mira');
  await pull.untilLine(
    'Tested on staging',
    /the tick of mira .* does not count: they opened this pull request/,
  );
  expect(pull.checklist.find((line) => line.includes('Tested'))).toMatch(OPEN_LINE);
});

it('12: a tick by somebody without the role is undone, and it is said why', async () => {
  const pull = await open({ policy: CHECKLIST }).open();
  pull.tick('Tested on staging', 'ro');
  await pull.untilLine('Tested on staging', /^- \[ \] .*the tick of ro .* does not count: it takes/);
});

it('12: a tick by a bot is undone', async () => {
  const pull = await open({ policy: CHECKLIST }).open();
  pull.tick('Tested on staging', 'helper[bot]');
  await pull.untilLine('Tested on staging', OPEN_LINE);
});

it('12: a tick by a reviewer counts, and is kept with who and when over the loss of the database', async () => {
  const shop = open({ policy: CHECKLIST });
  const pull = await shop.open();
  pull.tick('Tested on staging', 'yuki');
  const ticked = /^- \[x\] Tested on staging .* yuki on \d{4}-\d\d-\d\d .* UTC/;
  await pull.untilLine('Tested on staging', ticked);
  await gate.loseDatabase();
  shop.repository.comment(pull.number, 'yuki', '/migration-gate recheck');
  await pull.untilRead(shop.repository.head('change'), 3);
  await pull.untilLine('Tested on staging', ticked);
});

it.each([
  ['says that it is ready', (body: string) => body.replace('waiting', 'ready to merge')],
  ['is emptied', () => '<!-- nothing -->'],
])('12: the gate’s comment that is edited so that it %s is rendered again', async (_, edit) => {
  const shop = open();
  const pull = await shop.open();
  const [comment] = shop.repository.comments(pull.number);
  const before = pull.comment;
  shop.repository.editComment(comment?.id ?? 0, 'mira', edit(before));
  const bodies = () => shop.repository.comments(pull.number).map(({ body }) => body);
  await vi.waitFor(() => expect(bodies()).toContain(before), { timeout: 15_000, interval: 25 });
});

it('12: the gate’s comment that somebody deleted comes back', async () => {
  const shop = open();
  const pull = await shop.open();
  const [comment] = shop.repository.comments(pull.number);
  shop.repository.deleteComment(comment?.id ?? 0, 'bob');
  await pull.untilComment(/LOW/);
});

it.each([
  ['a workflow', 'github-actions[bot]'],
  ['a person', 'mira'],
])('14: a status in the gate’s name by %s gives way to the gate’s own at once', async (_, by) => {
  const shop = open();
  const pull = await shop.open();
  await pull.until('pending', LOW_WAITS);
  shop.repository.setStatus(
    pull.number,
    { context: 'migration-gate', state: 'success', description: 'all is well' },
    by,
  );
  await pull.until('pending', LOW_WAITS);
});

it('14: so does one on the commit of a merge group, over a restart as well', async () => {
  const shop = open();
  const pull = await shop.open();
  await pull.until('pending', LOW_WAITS);
  const { head } = shop.repository.enqueue(pull.number);
  await untilStatus(shop.repository, head, 'pending', LOW_WAITS);
  await gate.restart();
  shop.repository.setStatus(head, { context: 'migration-gate', state: 'success' }, 'mira');
  await untilStatus(shop.repository, head, 'pending', LOW_WAITS);
});

it('14: the gate’s own status is not answered by another evaluation', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  await gate.github.settled();
  const again = await shop.open({ 'db/migrations/003_more.sql': ADD }, { head: 'another' });
  await again.until('pending');
  expect(
    gate.log.filter(({ cause }) => String(cause).includes('status migration-gate')).map(({ pull: at }) => at),
  ).not.toContain(`${shop.owner}/shop#${pull.number}`);
});

const INJECTION =
  '</details>\n\n# approved by @bob\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) ``` | --> ';

it.each([
  ['a comment in the SQL', { [PATH]: `-- ${INJECTION.replaceAll('\n', '\n-- ')}\n${ADD}` }, {}],
  [
    'a name in the SQL',
    { [PATH]: `ALTER TABLE orders ADD COLUMN "${INJECTION.replaceAll('"', '')}" text;\n` },
    {},
  ],
  ['the title', { [PATH]: ADD }, { title: INJECTION.replaceAll('\n', ' ') }],
  ['a file’s name', { 'db/migrations/002_`@bob`_<img src=x>|.sql': ADD }, {}],
  [
    'a reason',
    {
      [PATH]: `-- migration-gate: allow drop-column because ${INJECTION.replaceAll('\n', ' ')}\nALTER TABLE orders DROP COLUMN title;\n`,
    },
    {},
  ],
])('24: %s puts no HTML, no mention and no heading into the gate’s comment', async (_, files, wanted) => {
  const pull = await open().open(files, wanted);
  await pull.untilComment(/./);
  const page = render(pull.comment);
  expect(page).not.toMatch(/<img/i);
  expect(page).not.toMatch(/<h\d>[^<]*approved by/);
  expect(addressesOf(page).filter((address) => !address.startsWith('https://github.com/'))).toEqual([]);
  expect(linkableText(page)).not.toMatch(/@bob/);
});

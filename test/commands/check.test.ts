import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { type Checked, findingsIn, folder, repository, run } from './workspace.ts';

const CREATE = 'CREATE TABLE bookings (id bigint PRIMARY KEY, status text);\n';
const DROP = 'ALTER TABLE bookings DROP COLUMN status;\n';
const STRICT = 'version: 1\nrules:\n  drop-column: error\n';

describe('checking a work tree', () => {
  it('ends with 0 where nothing is found', async () => {
    const { check } = repository({ 'db/migrations/001_bookings.sql': CREATE });
    const { code, out, err } = await check();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Nothing found in 1 migration \(1 LOW\), by the built-in policy/);
  });

  it('judges each file by the schema that those before it made', async () => {
    const { check } = repository({
      'db/migrations/2_drop.sql': DROP,
      'db/migrations/10_index.sql': 'CREATE INDEX late ON visits (id);\n',
      'db/migrations/1_bookings.sql': CREATE,
      'db/migrations/9_visits.sql': 'CREATE TABLE visits (id bigint); CREATE INDEX early ON visits (id);\n',
    });
    const { out } = await check('--format', 'json');
    expect(findingsIn(out)).toEqual([
      'drop-column at db/migrations/2_drop.sql:1',
      'create-index-not-concurrently at db/migrations/10_index.sql:1',
    ]);
  });

  it('knows what ran before a file that is asked about alone, and does not tell of it', async () => {
    const { check } = repository({
      'db/migrations/1_bookings.sql': `${CREATE}ALTER TABLE bookings ADD CONSTRAINT has_status CHECK (status IS NOT NULL);\n`,
      'db/migrations/2_required.sql': 'ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;\n',
      'db/migrations/3_drop.sql': DROP,
    });
    const { out } = await check('--format', 'json', 'db/migrations/2_required.sql');
    const { migrations }: Checked = JSON.parse(out);
    expect(migrations.map(({ path }) => path)).toEqual(['db/migrations/2_required.sql']);
    expect(findingsIn(out)).toEqual([]);
  });

  it('keeps histories in different folders apart', async () => {
    const { check } = repository({
      'one/migrations/1_bookings.sql': CREATE,
      'two/migrations/1_bookings.sql': CREATE,
      'two/migrations/2_drop.sql': DROP,
    });
    const { out } = await check('--format', 'json');
    expect(findingsIn(out)).toEqual(['drop-column at two/migrations/2_drop.sql:1']);
  });

  it('reads by the policy of the repository', async () => {
    const { check, write } = repository({
      'db/migrations/1_bookings.sql': CREATE,
      'db/migrations/2_drop.sql': DROP,
    });
    expect((await check()).code).toBe(0);
    write({ '.github/migration-policy.yml': STRICT });
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toContain('by the policy .github/migration-policy.yml');
  });

  it('reads by a policy that is named in its place', async () => {
    const { check } = repository({
      'db/migrations/1_bookings.sql': CREATE,
      'db/migrations/2_drop.sql': DROP,
      'strict.yml': STRICT,
    });
    expect((await check('--policy', 'strict.yml')).code).toBe(1);
  });

  it.each([
    ['note', 1],
    ['warning', 1],
    ['error', 0],
  ])('ends as --fail-on %s has it', async (least, code) => {
    const { check } = repository({ 'db/migrations/2_drop.sql': DROP });
    expect((await check('--fail-on', least)).code).toBe(code);
  });

  it('leaves out what Git ignores, unless it is named', async () => {
    const { check } = repository({
      '.gitignore': 'build/\n',
      'build/migrations/1_drop.sql': DROP,
    });
    expect((await check()).out).toContain('no migrations');
    expect((await check('build')).out).toMatch(/1 warning\b.* in 1 migration/);
    expect((await check('build/migrations/1_drop.sql')).out).toMatch(/1 warning\b.* in 1 migration/);
  });

  it('reads new files that are not added yet, and not those that are gone', async () => {
    const { check, write, git } = repository({ 'db/migrations/1_bookings.sql': CREATE });
    write({ 'db/migrations/2_drop.sql': DROP });
    git('rm', '--quiet', '--cached', 'db/migrations/1_bookings.sql');
    git('add', '--all');
    git('stash', '--quiet');
    expect((await check()).out).toContain('1 migration');
    git('stash', 'pop', '--quiet');
    expect((await check()).out).toContain('2 migrations');
  });

  it('reads SQL that is named by itself wherever it is, but not what is no SQL', async () => {
    const { check } = folder({ 'drafts/idea.sql': DROP, 'drafts/notes.txt': DROP });
    expect((await check()).out).toContain('no migrations');
    expect((await check('drafts/idea.sql', 'drafts/notes.txt')).out).toMatch(/1 warning\b.* in 1 migration/);
  });

  it('works outside of a repository, and leaves out what others have written', async () => {
    const { check } = folder({
      'db/migrations/1_drop.sql': DROP,
      'node_modules/x/migrations/1_drop.sql': DROP,
    });
    expect((await check()).out).toMatch(/1 warning\b.* in 1 migration/);
  });

  it('shows paths as they are seen from the folder where it is run', async () => {
    const { root } = repository({ 'db/migrations/1_drop.sql': DROP });
    const { out } = await run(['check'], { cwd: join(root, 'db') });
    expect(out).toContain('\n  migrations/1_drop.sql:1:22\n');
  });

  it('says of files that hold no SQL what they hold instead', async () => {
    const { check, root } = repository({
      'db/migrations/1_lfs.sql': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n',
      'db/migrations/2_binary.sql': new Uint8Array([0, 159, 146, 150]),
      'db/migrations/3_latin.sql': new Uint8Array([0x2d, 0x2d, 0xe9, 0x0a]),
      'db/migrations/4_large.sql': '-'.repeat(1_000_001),
    });
    symlinkSync('1_lfs.sql', join(root, 'db/migrations/5_link.sql'));
    const { out } = await check('--format', 'json');
    const { migrations }: Checked = JSON.parse(out);
    expect(migrations.map(({ level, findings }) => [level, ...findings.map(({ rule }) => rule)])).toEqual(
      Array.from({ length: 5 }, () => ['high', 'unreadable-sql']),
    );
  });

  it('cannot run where the machine does not let a file be read', async () => {
    const { root } = folder({ 'db/migrations/1_drop.sql': DROP });
    const said: string[] = [];
    const failing = check(
      { command: 'check', paths: [], staged: false, format: 'pretty', failOn: 'error' },
      {
        terminal: { out: (text) => said.push(text), err() {}, colour: false, watched: false, columns: 80 },
        cwd: root,
        version: '0',
        reader: { read: () => Promise.resolve({ statements: [], problems: [] }) },
        open: () => ({
          files: () => Promise.resolve(['db/migrations/1_drop.sql']),
          read: (paths) =>
            paths.includes('db/migrations/1_drop.sql')
              ? Promise.reject(new Error('db/migrations/1_drop.sql cannot be read (EACCES)'))
              : Promise.resolve({}),
          changesSince: () => Promise.reject(new Error('nobody asks')),
        }),
      },
    );
    await expect(failing).rejects.toThrow('1_drop.sql cannot be read (EACCES)');
    expect(said).toEqual([]);
  });

  it('reads a directory of many files in the order of their numbers', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, at) => [
        `db/migrations/${at + 1}_table.sql`,
        at === 599 ? 'DROP TABLE table_7;\n' : `CREATE TABLE table_${at + 1} (id bigint PRIMARY KEY);\n`,
      ]),
    );
    const { check } = folder(files);
    const { out } = await check('--format', 'json');
    const { migrations }: Checked = JSON.parse(out);
    expect(migrations.map(({ path }) => path)).toEqual(Object.keys(files));
    expect(findingsIn(out)).toEqual(['drop-table at db/migrations/600_table.sql:1']);
  });
});

describe('what cannot be run', () => {
  it('is a path that is not there', async () => {
    const { check } = folder();
    const { code, out, err } = await check('nowhere', 'db');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^migration-gate: There is no file or folder `nowhere`, `db` in /);
  });

  it('is a ref that Git does not know', async () => {
    const { code, err } = await repository({ 'a.txt': '' }).check('--base', 'origin/main');
    expect(code).toBe(2);
    expect(err).toContain('Git knows no commit `origin/main`');
  });

  it('is a ref that would be an option of Git', async () => {
    const { code, err } = await repository({ 'a.txt': '' }).check('--base=--output=stolen');
    expect(code).toBe(2);
    expect(err).toContain('Git knows no commit `--output=stolen`');
  });

  it('is a change outside of a repository', async () => {
    const { code, err } = await folder().check('--base', 'main');
    expect(code).toBe(2);
    expect(err).toContain('is not in a Git repository');
  });

  it('is a policy with errors: all of them are said, with their places', async () => {
    const { check } = folder({
      '.github/migration-policy.yml': 'version: 1\nunknwon: high\nrules:\n  drop-colum: off\n',
    });
    const { code, err } = await check();
    expect(code).toBe(2);
    expect(err).toContain('.github/migration-policy.yml:2:1: ');
    expect(err).toContain('.github/migration-policy.yml:4:3: ');
    expect(err).toContain('Did you mean `drop-column`?');
  });

  it('is a policy that is named and not there', async () => {
    const { code, err } = await folder().check('--policy', 'nowhere.yml');
    expect(code).toBe(2);
    expect(err).toContain('The policy nowhere.yml cannot be read (ENOENT)');
  });

  it('is a choice of paths in two repositories', async () => {
    const [one, other] = [repository(), repository()];
    const { code, err } = await run(['check', one.root, other.root]);
    expect(code).toBe(2);
    expect(err).toContain('check each repository by itself');
  });
});

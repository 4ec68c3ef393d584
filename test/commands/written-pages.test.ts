import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, repository, run, type Workspace } from './workspace.ts';

const MIGRATIONS = {
  'db/migrations/001_bookings.sql': `-- Migration: 001_bookings.sql
-- Description: The bookings themselves
-- Date: 2026-01-16

CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE bookings (id bigint PRIMARY KEY, status text NOT NULL DEFAULT 'new', mood mood);
COMMENT ON TABLE bookings IS 'What guests | booked';
COMMENT ON COLUMN bookings.status IS 'new or done';
`,
  'db/migrations/002_add_note.sql': `ALTER TABLE bookings ADD COLUMN note text;
CREATE INDEX bookings_note ON bookings (note);
CREATE VIEW noted AS SELECT id FROM bookings WHERE note IS NOT NULL;
CREATE POLICY own ON bookings FOR SELECT USING (id = 1);
`,
};

const MORE = { 'db/migrations/003_drop_mood.sql': 'ALTER TABLE bookings DROP COLUMN mood;\n' };

async function page(workspace: Workspace, command: string, file: string): Promise<string> {
  expect(await run([command], { cwd: workspace.root })).toMatchObject({ code: 0, err: '' });
  return readFileSync(join(workspace.root, file), 'utf8');
}

describe("the schema's documentation", () => {
  it('has every table with its columns, and the migration that changed each last', async () => {
    const written = await page(repository(MIGRATIONS), 'schema', 'SCHEMA.md');
    expect(written).toContain(`### bookings

What guests &#124; booked

| Column | Type | Null | Default | Comment | Last changed by |
| --- | --- | --- | --- | --- | --- |
| \`id\` | \`bigint\` | no |  |  | \`001_bookings.sql\` |
| \`status\` | \`text\` | no | \`'new'\` | new or done | \`001_bookings.sql\` |
| \`mood\` | \`mood\` | yes |  |  | \`001_bookings.sql\` |
| \`note\` | \`text\` | yes |  |  | \`002_add_note.sql\` |
`);
  });

  it.each([
    '| constraint | `bookings_pkey` | a primary key on (id) | `001_bookings.sql` |',
    '| index | `bookings_note` | on bookings (note) | `002_add_note.sql` |',
    '| policy | `own` | for select, `id = 1` | `002_add_note.sql` |',
    '| view | `noted` | a view, reads bookings | `002_add_note.sql` |',
    "| type | `mood` | an enum, has the values 'good', 'bad' | `001_bookings.sql` |",
  ])('has %s', async (row) => {
    expect(await page(folder(MIGRATIONS), 'schema', 'SCHEMA.md')).toContain(row);
  });

  it('follows a default and a comment to what they are now', async () => {
    const change = `ALTER TABLE bookings ALTER COLUMN status SET DEFAULT 'open';
COMMENT ON COLUMN bookings.status IS NULL;
ALTER TABLE bookings ALTER COLUMN mood SET DEFAULT 'good';
ALTER TABLE bookings ALTER COLUMN mood DROP DEFAULT;
`;
    const written = await page(
      folder({ ...MIGRATIONS, 'db/migrations/003_defaults.sql': change }),
      'schema',
      'SCHEMA.md',
    );
    expect(written).toContain("| `status` | `text` | no | `'open'` |  | `003_defaults.sql` |");
    expect(written).toContain('| `mood` | `mood` | yes |  |  | `001_bookings.sql` |');
  });

  it('says where the history is not whole', async () => {
    const written = await page(
      folder({ 'db/migrations/099_note.sql': 'ALTER TABLE bookings ADD COLUMN note text;\n' }),
      'schema',
      'SCHEMA.md',
    );
    expect(written).toContain('Not all of this history is known');
    expect(written).toContain('It may have more columns than these');
  });

  it('keeps the schemas of different folders apart', async () => {
    const written = await page(
      folder({ ...MIGRATIONS, 'other/migrations/001_rooms.sql': 'CREATE TABLE rooms (id bigint);' }),
      'schema',
      'SCHEMA.md',
    );
    expect(written.match(/^##+ .*$/gm)).toEqual([
      '## By `db/migrations/`',
      '### Tables',
      '#### bookings',
      '### Views',
      '### Types',
      '## By `other/migrations/`',
      '### Tables',
      '#### rooms',
    ]);
  });
});

describe('the inventory of migrations', () => {
  it('has each with number, date, level, description and what it does', async () => {
    const written = await page(repository({ ...MIGRATIONS, ...MORE }), 'history', 'MIGRATION_HISTORY.md');
    expect(written).toContain('## `db/migrations/`\n\n3 migrations.\n');
    expect(written).toContain(
      '| `001` | `001_bookings.sql` | 2026-01-16 | 🟢 LOW | The bookings themselves | creates enum `mood`; creates table `bookings`; ',
    );
    expect(written).toContain('| `002` | `002_add_note.sql` |  | ');
    expect(written).toContain(' | add note | adds column `note` to `bookings`; ');
    expect(written).toContain('| `003` | `003_drop_mood.sql` |  | 🔴 HIGH | drop mood | drops column ');
  });

  it('takes the date from the number where that is one, and leaves out what only goes back', async () => {
    const written = await page(
      folder({
        'db/migrations/20260116120000_rooms.up.sql': 'CREATE TABLE rooms (id bigint);',
        'db/migrations/20260116120000_rooms.down.sql': 'DROP TABLE rooms;',
      }),
      'history',
      'MIGRATION_HISTORY.md',
    );
    expect(written).toContain('| `20260116120000` | `20260116120000_rooms.up.sql` | 2026-01-16 | ');
    expect(written).toContain('1 migration.');
    expect(written).not.toContain('down.sql');
  });

  it('says of what cannot be read that it cannot', async () => {
    const written = await page(
      folder({ 'db/migrations/001_x.sql': 'CREATE TABLES;' }),
      'history',
      'MIGRATION_HISTORY.md',
    );
    expect(written).toContain('⚠️ syntax error at line 1');
  });
});

describe.each([
  ['schema', 'SCHEMA.md'],
  ['history', 'MIGRATION_HISTORY.md'],
])('%s --check', (command, file) => {
  const check = ({ root }: Workspace, ...args: readonly string[]) =>
    run([command, '--check', ...args], { cwd: root });

  it('ends with 0 where the page is what would be written, and with 1 when a migration has come', async () => {
    const workspace = repository(MIGRATIONS);
    const written = await page(workspace, command, file);
    expect(await check(workspace)).toEqual({ code: 0, out: `${file} is up to date.\n`, err: '' });
    workspace.write(MORE);
    const { code, out } = await check(workspace);
    expect(code).toBe(1);
    expect(out).toBe(
      `${file} is not what the migrations make: write it with \`migration-gate ${command}\`, and commit it.\n`,
    );
    expect(readFileSync(join(workspace.root, file), 'utf8')).toBe(written);
  });

  it('ends with 1 where there is no page, and does not write one', async () => {
    const workspace = folder(MIGRATIONS);
    expect((await check(workspace)).out).toContain(`${file} is not there: write it with`);
    expect((await check(workspace)).code).toBe(1);
  });

  it('looks at the file that is named, whatever its line ends are', async () => {
    const workspace = folder(MIGRATIONS);
    await run([command, 'docs/page.md'], { cwd: workspace.root });
    const written = readFileSync(join(workspace.root, 'docs/page.md'), 'utf8');
    workspace.write({ 'docs/page.md': written.replaceAll('\n', '\r\n') });
    expect(await check(workspace, 'docs/page.md')).toMatchObject({ code: 0 });
  });

  it('cannot tell where the page may not be read', async () => {
    const { code, err } = await check(folder({ ...MIGRATIONS, 'docs/a.md': '' }), 'docs');
    expect(code).toBe(2);
    expect(err).toContain('docs cannot be read (EISDIR)');
  });
});

import { describe, expect, it } from 'vitest';
import { type Draft, Team } from '../team.ts';

const team = new Team(
  {
    policy: 'extends: builtin:lootaura\n',
    people: { dev: 'write', sam: 'maintain', ada: 'admin' },
    files: {
      'supabase/migrations/035_users.sql':
        'CREATE TABLE users (id uuid PRIMARY KEY, name text);\nALTER TABLE users ENABLE ROW LEVEL SECURITY;\n' +
        'CREATE POLICY users_select_own ON users FOR SELECT USING (auth.uid() = id);\n',
      'docs/INVARIANTS.md': '# Invariants\n',
    },
  },
  '2026-01-16T03:00:00Z',
);

const PATH = 'supabase/migrations/036_add_user_preferences.sql';
const DOCS = { 'docs/INVARIANTS.md': '# Invariants\n\nUsers have preferences.\n' };
const UP = 'ALTER TABLE users ADD COLUMN preferences jsonb;';
const VERIFY = `SELECT column_name, data_type FROM information_schema.columns
WHERE table_name = 'users' AND column_name = 'preferences';`;

const BODY = `## Migration: 036

### Purpose
Users keep what they like.

### Changes
- Added column: \`users.preferences\`

### Verification
See the file's last query.

### Rollback
Drop the column; nothing reads it yet.

### Performance Impact
None: the column is empty at first.
`;

function migration(up: string, verify = VERIFY): string {
  return `${up}\n\n-- Verification\n${verify}\n`;
}

/** A pull request that keeps every clause, but for what a test changes about it. */
function draft(changes: Partial<Draft> = {}): Draft {
  return {
    title: 'Add user preferences',
    body: BODY,
    files: {
      [PATH]: migration(UP),
      'supabase/migrations/rollback_036_add_user_preferences.sql':
        'ALTER TABLE users DROP COLUMN preferences;\n',
      ...DOCS,
    },
    ...changes,
  };
}

const refused = (changes: Partial<Draft>, rule: string) => team.refuses(draft(changes), rule);
const accepted = (changes: Partial<Draft> = {}) => team.accepts(draft(changes));

describe('L1: a unique number, in sequence', () => {
  it('keeps: the next one', () => accepted());
  it.each([
    ['one that is left out', 'supabase/migrations/038_add_user_preferences.sql', 'number-gap'],
    ['one that is there', 'supabase/migrations/035_add_user_preferences.sql', 'duplicate-number'],
    ['a name without a number', 'supabase/migrations/add_user_preferences.sql', 'file-name'],
  ])('breaks: %s', (_, path, rule) => refused({ files: { [path]: migration(UP), ...DOCS } }, rule));
});

describe('L2: what every migration includes', () => {
  it('keeps: queries that verify it, and a way back', () => accepted());
  it('breaks: no verification queries', () =>
    refused({ files: { [PATH]: `${UP}\n`, ...DOCS } }, 'missing-section'));
  it('breaks: verification of something else', () =>
    refused({ files: { [PATH]: migration(UP, 'SELECT 1;'), ...DOCS } }, 'missing-section'));
  it('is warned without a way back, and no more', async () => {
    const pull = await team.open(draft({ files: { [PATH]: migration(UP), ...DOCS } }));
    expect(pull.findings).toContain('missing-rollback');
    expect(pull.state).toBe('pending');
  });
  it('breaks: something is used before it is there', () =>
    refused(
      { files: { [PATH]: migration('ALTER TABLE user_groups ADD COLUMN preferences jsonb;'), ...DOCS } },
      'table-not-there',
    ));
});

describe('L3: the documentation changes with the schema', () => {
  it('breaks: it does not', () => refused({ files: { [PATH]: migration(UP) } }, 'missing-companion'));
  it('keeps: rows alone are none of its business', async () => {
    const sql = "UPDATE users SET name = 'x' WHERE id IS NULL;";
    const pull = await team.open(
      draft({ files: { [PATH]: migration(sql, "SELECT count(*) FROM users WHERE name = 'x';") } }),
    );
    expect(pull.findings).not.toContain('missing-companion');
  });
});

describe('L4: the template of the documentation', () => {
  it('keeps: every heading, with words below it', () => accepted());
  it('breaks: a heading is missing', () =>
    refused({ body: BODY.replace('### Performance Impact', '### Misc') }, 'missing-description-section'));
});

describe('L5: row security on every table', () => {
  const table = (rest: string) => ({
    files: {
      [PATH]: migration(
        `CREATE TABLE likes (id uuid PRIMARY KEY);\n${rest}`,
        "SELECT policyname FROM pg_policies WHERE tablename = 'likes';",
      ),
      ...DOCS,
    },
  });
  const ENABLE = 'ALTER TABLE likes ENABLE ROW LEVEL SECURITY;';

  it('keeps: it is on, with a policy', () =>
    accepted(table(`${ENABLE}\nCREATE POLICY likes_own ON likes USING (auth.uid() = id);`)));
  it('breaks: it is off', () => refused(table(''), 'table-without-row-security'));
  it('breaks: there is no policy', () => refused(table(ENABLE), 'table-without-row-security'));
  it('breaks: a policy lets everyone in', () =>
    refused(table(`${ENABLE}\nCREATE POLICY likes_all ON likes USING (true);`), 'policy-for-everyone'));
});

describe('L6: backward compatible, and without locking for long', () => {
  it.each([
    [
      'a required column without a default',
      'ALTER TABLE users ADD COLUMN preferences jsonb NOT NULL;',
      'add-not-null-column-without-default',
    ],
    [
      'an index that is not built concurrently',
      'CREATE INDEX users_name ON users (name);',
      'create-index-not-concurrently',
    ],
    [
      'a column that was not deprecated before',
      'ALTER TABLE users DROP COLUMN name;',
      'drop-without-deprecation',
    ],
    ['all rows at once', "UPDATE users SET name = 'x';", 'update-without-where'],
  ])('breaks: %s', async (_, sql, rule) => {
    const pull = await team.open(draft({ files: { [PATH]: migration(sql), ...DOCS } }));
    expect(pull.findings).toContain(rule);
  });
  it('keeps: a nullable column', () => accepted());
});

describe('L7: preview, backup, low traffic, a rollback within 5 minutes', () => {
  it('breaks: the preview has not passed, and nobody says that there is a backup', async () => {
    const pull = await team.open(draft());
    pull.approve('dev');
    await pull.until('pending', /preview has not reported.*2 required lines/);
  });
  it('keeps all of it; breaks: outside the hours of low traffic', async () => {
    const pull = await team.open(draft());
    pull.approve('dev');
    pull.green('tests', 'preview');
    pull.tick('Backup created', 'dev');
    await pull.until('pending', /1 required line/);
    pull.tick('Ready to roll back within 5 minutes', 'dev');
    await pull.until('success');
    team.clock.set('2026-01-16T12:00:00Z');
    pull.repository.comment(pull.number, 'dev', '/migration-gate recheck');
    await pull.until('pending', /merge window opens/);
    team.clock.set('2026-01-16T03:00:00Z');
  });
});

describe('L8: checklists before, during and after', () => {
  it('keeps: each phase has its lines, and what comes after is asked for after the merge', async () => {
    const pull = await team.open(draft());
    const lines = pull.checklist.join('\n');
    expect(lines).toContain('Migration script syntax validated');
    expect(lines).toContain('Team notified');
    pull.repository.merge(pull.number, 'ada');
    await pull.untilAfterMerge(/No data corruption/);
  });
  it('breaks: what comes after holds nothing back', async () => {
    const pull = await team.open(draft());
    expect(pull.description).not.toMatch(/[3-9] required/);
  });
});

import { describe, expect, it } from 'vitest';
import type { Draft } from '../team.ts';
import { ADD, DROP, description, draft, migration, viloTeam } from './vilo.ts';

const team = viloTeam();

const refused = (changes: Partial<Draft>, rule: string) => team.refuses(draft(changes), rule);
const accepted = (changes: Partial<Draft> = {}) => team.accepts(draft(changes));

describe('V10: a rollback file for HIGH', () => {
  const { 'backend/migrations/099_rollback.sql': rollback, ...forward } = DROP.files;

  it('keeps: it is there, and takes back what the migration does', () => accepted(DROP));
  it('breaks: it is missing', () => refused({ ...DROP, files: forward }, 'missing-rollback'));
  it('breaks: it takes back something else', () =>
    refused(
      { ...DROP, files: { ...forward, 'backend/migrations/099_rollback.sql': 'DROP INDEX IF EXISTS x;' } },
      'rollback-does-not-reverse',
    ));
});

describe('V11: merged migrations do not change', () => {
  const MERGED = 'backend/migrations/098_bookings.sql';

  it('breaks: one is changed, and the file that mends it is named', async () => {
    const pull = await team.open(draft({ files: { [MERGED]: 'CREATE TABLE bookings (id int);\n' } }));
    expect(pull.findings).toContain('change-to-applied-migration');
    expect(pull.state).toBe('failure');
    expect(pull.comment).toMatch(/09[89]A?_fix_\w+\.sql/);
  });
  it('breaks: one is removed', () =>
    refused({ files: { ...migration(ADD), [MERGED]: null } }, 'change-to-applied-migration'));
  it('keeps: a new one beside it', () => accepted());
});

describe('V12: without locking for long', () => {
  const staged = async (sql: string, risk: string, rule: string, words: RegExp) => {
    const pull = await team.open(draft({ body: description({ risk }), files: migration(sql, { risk }) }));
    expect(pull.findings).toContain(rule);
    expect(pull.comment).toMatch(words);
  };

  it('breaks: an index is built while writers wait', () =>
    staged(
      'CREATE INDEX IF NOT EXISTS bookings_code ON bookings (code);',
      'LOW',
      'create-index-not-concurrently',
      /CREATE INDEX CONCURRENTLY IF NOT EXISTS bookings_code/,
    ));
  it('breaks: NOT NULL in one step', () =>
    staged(
      'ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;',
      'MEDIUM',
      'set-not-null',
      /CHECK \(status IS NOT NULL\) NOT VALID/,
    ));
  it('breaks: all rows in one UPDATE', () =>
    staged("UPDATE bookings SET status = 'done';", 'HIGH', 'update-without-where', /batch/));
  it('keeps: an index that is built concurrently', async () => {
    const sql = 'CREATE INDEX CONCURRENTLY IF NOT EXISTS bookings_code ON bookings (code);';
    const pull = await team.open(draft({ files: migration(sql) }));
    expect(pull.findings).not.toContain('create-index-not-concurrently');
  });
});

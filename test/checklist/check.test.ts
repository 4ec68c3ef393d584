import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/checklist/check.ts';
import type { Assessment } from '../../src/domain/assessment.ts';
import { type ItemState, PROOFS, type Proof } from '../../src/domain/checklist.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { checklistByLevel, item } from '../support/policies.ts';
import { stateOfLine } from './checking.ts';

function stateOf(proof: Proof, assessment: Assessment): ItemState {
  return stateOfLine(item(proof, proof), assessment);
}

const FILE = 'db/migrations/099_add_tags.sql';

describe('the checklist', () => {
  it('holds a line that several demands ask for once', () => {
    const demands = checklistByLevel({
      low: [item('Comments explain complex logic'), item('SQL is valid', 'syntax')],
      medium: [item('Tested on a copy'), item('SQL is valid', 'syntax')],
    });
    expect(itemsOf(demands).map(({ text }) => text)).toEqual([
      'Comments explain complex logic',
      'SQL is valid',
      'Tested on a copy',
    ]);
  });
});

describe('what the gate proves', () => {
  it.each<[Proof, string, RegExp]>([
    ['syntax', 'CREATE TABLE tags (id int); SELECT 1;', /all 2 statements/],
    ['naming', 'SELECT 1;', /^099_add_tags$/],
    ['additive', 'ALTER TABLE bookings ADD COLUMN note text;', /the one operation adds/],
    ['no-existing-data', 'CREATE INDEX CONCURRENTLY i ON bookings (id);', /no operation changes/],
    ['no-findings', 'CREATE TABLE tags (id int primary key);', /no rule has anything/],
    ['rollback-present', 'SELECT 1;\n-- Rollback: DROP TABLE tags;', /099_add_tags\.sql:2$/],
    ['rollback-present', '-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;', /:3$/],
    [
      'idempotent',
      'CREATE TABLE IF NOT EXISTS tags (id int); DROP POLICY IF EXISTS p ON tags; CREATE POLICY p ON tags; ' +
        'ALTER TABLE tags ENABLE ROW LEVEL SECURITY; INSERT INTO tags VALUES (1) ON CONFLICT DO NOTHING;',
      /can run again/,
    ],
  ])('%s by %s', (proof, sql, evidence) => {
    const state = stateOf(proof, assessFiles({ [FILE]: sql }));
    expect(state).toEqual({ kind: 'proved', evidence: expect.stringMatching(evidence) });
  });

  it('a rollback by the file that goes back', () => {
    const down = { sql: 'DROP TABLE tags;', file: { direction: 'rollback' as const } };
    const files = { 'm/1_tags.up.sql': 'CREATE TABLE tags (id int);', 'm/1_tags.down.sql': down };
    expect(stateOf('rollback-present', assessFiles(files))).toEqual({
      kind: 'proved',
      evidence: 'm/1_tags.down.sql',
    });
  });
});

describe('a line that rules prove', () => {
  const line = item('Indexes do not block', undefined, { rules: ['create-index-not-concurrently'] });
  const stateUnder = (sql: string) => stateOfLine(line, assessFiles({ [FILE]: sql }));

  it('is proved where none of them has anything to report, and disproved by what they report', () => {
    expect(stateUnder('CREATE INDEX CONCURRENTLY i ON bookings (id);')).toMatchObject({ kind: 'proved' });
    expect(stateUnder('CREATE INDEX i ON bookings (id);')).toMatchObject({
      kind: 'disproved',
      evidence: expect.stringContaining('bookings'),
    });
  });

  it('is left to people where the SQL allows what they report, or cannot be read', () => {
    const allow = '-- migration-gate: allow create-index-not-concurrently because it is tiny';
    expect(stateUnder(`${allow}\nCREATE INDEX i ON bookings (id);`)).toEqual({ kind: 'open' });
    expect(stateUnder('CREATE INDEXX i')).toEqual({ kind: 'open' });
  });
});

describe('what the gate disproves, with the place', () => {
  it.each<[Proof, string, RegExp]>([
    ['syntax', 'SELECT 1;\nCREATE TABEL x;', /099_add_tags\.sql:2: /],
    ['additive', 'SELECT 1;\nDROP TABLE bookings;', /099_add_tags\.sql:2 /],
    ['additive', 'ALTER TABLE bookings RENAME COLUMN a TO b;', /:1 /],
    ['no-existing-data', 'UPDATE bookings SET note = 1 WHERE id = 2;', /:1 /],
    ['no-findings', 'DROP TABLE bookings;', /bookings/],
    ['rollback-present', 'SELECT 1;', /says nothing of a rollback/],
    ['idempotent', 'CREATE TABLE tags (id int);', /a second run fails/],
    ['idempotent', 'INSERT INTO tags VALUES (1);', /a second run does more/],
    ['idempotent', 'DROP TABLE tags;', /a second run fails/],
    ['idempotent', 'ALTER TABLE bookings ADD CONSTRAINT c CHECK (id > 0);', /a second run fails/],
  ])('%s by %s', (proof, sql, evidence) => {
    const state = stateOf(proof, assessFiles({ [FILE]: sql }));
    expect(state).toEqual({ kind: 'disproved', evidence: expect.stringMatching(evidence) });
  });

  it('a name that breaks the convention', () => {
    const state = stateOf('naming', assessFiles({ 'db/migrations/099-AddTags.sql': 'SELECT 1;' }));
    expect(state).toMatchObject({ kind: 'disproved', evidence: expect.stringContaining('099-AddTags') });
  });
});

describe('what the gate leaves to people', () => {
  it('that nothing is found where the SQL itself allows what is', () => {
    const allowed = '-- migration-gate: allow drop-table because it is empty\nDROP TABLE bookings;';
    expect(stateOf('no-findings', assessFiles({ [FILE]: allowed }))).toEqual({ kind: 'open' });
  });

  it.each(PROOFS.filter((proof) => proof !== 'naming' && proof !== 'rollback-present'))(
    '%s is never proved of a file that cannot be read',
    (proof) => {
      const content = { kind: 'unreadable' as const, reason: 'binary' as const };
      const unread = assessFiles({ [FILE]: { sql: '', file: { content } } });
      expect(stateOf(proof, unread).kind).not.toBe('proved');
    },
  );

  it('that a statement can run twice when nothing tells', () => {
    expect(stateOf('idempotent', assessFiles({ [FILE]: 'UPDATE bookings SET a = a + 1;' }))).toEqual({
      kind: 'open',
    });
  });
});

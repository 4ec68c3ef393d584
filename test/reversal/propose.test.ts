import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/domain/operation/operation.ts';
import { proposeRollback } from '../../src/reversal/propose.ts';
import { reversalOf, unreversed } from '../../src/reversal/reversal.ts';
import { EXAMPLE_SCRIPTS } from '../support/example-scripts.ts';
import { operationsOf, schemaOf } from './pull-request.ts';

const SCHEMA = `CREATE TABLE rooms (id int NOT NULL, code varchar(20), CONSTRAINT high CHECK (id > 0));
  CREATE INDEX rooms_code ON rooms USING hash (code) WHERE id > 1;`;

function propose(sql: string, before = SCHEMA) {
  const source = ({ span }: Operation) => sql.slice(span.start, span.end);
  return proposeRollback(operationsOf(sql), schemaOf(before), source);
}

describe('a rollback to copy', () => {
  test('takes everything back from the last to the first, with the real names', () => {
    expect(
      propose(`CREATE TABLE tags (id int); CREATE INDEX ON tags (id);
        ALTER TABLE rooms ADD COLUMN "Wide" int;
        ALTER TABLE rooms ALTER code TYPE text;
        ALTER TABLE rooms RENAME TO chambers;`),
    ).toEqual({
      sql: [
        'ALTER TABLE chambers RENAME TO rooms;',
        'ALTER TABLE rooms ALTER COLUMN code TYPE character varying(20) USING code::character varying(20);',
        'ALTER TABLE rooms DROP COLUMN "Wide";',
        'DROP TABLE tags;',
      ].join('\n'),
      whole: true,
    });
  });

  test.each([
    ['DROP INDEX rooms_code', 'CREATE INDEX rooms_code ON rooms USING hash (code) WHERE id > 1;'],
    ['ALTER TABLE rooms DROP COLUMN code', 'ALTER TABLE rooms ADD COLUMN code character varying(20);'],
    ['ALTER TABLE rooms DROP CONSTRAINT high', 'ALTER TABLE rooms ADD CONSTRAINT high CHECK (id > 0);'],
    [
      'DROP TABLE rooms',
      'CREATE TABLE rooms (\n  id integer NOT NULL,\n  code character varying(20),\n  CONSTRAINT high CHECK (id > 0)\n);',
    ],
  ])('makes again what is known: %s', (sql, inverse) => {
    expect(propose(sql).sql).toBe(inverse);
  });

  test('says where something has to be written by hand', () => {
    const { sql, whole } = propose("UPDATE rooms\n  SET code = 'a';");
    expect(sql).toMatch(/^-- To be written, .*: what takes back UPDATE rooms SET code = 'a'$/);
    expect(whole).toBe(false);
  });

  test('is empty where nothing has to be taken back', () => {
    expect(propose('ANALYZE rooms')).toEqual({ sql: '', whole: true });
  });
});

test('a whole proposal for any example of a rule takes that example back, and nothing beyond it', () => {
  let whole = 0;
  for (const sql of EXAMPLE_SCRIPTS) {
    const forward = operationsOf(sql);
    const proposal = propose(sql);
    if (!proposal.whole) continue;
    whole += 1;
    const reversal = reversalOf(forward, operationsOf(proposal.sql), schemaOf(SCHEMA));
    const left = unreversed(reversal).map(({ operation }) => operation.kind);
    expect({
      sql,
      proposal: proposal.sql,
      left,
      losses: reversal.losses,
      stumbles: reversal.stumbles,
    }).toEqual({
      sql,
      proposal: proposal.sql,
      left: [],
      losses: [],
      stumbles: [],
    });
  }
  expect(whole).toBeGreaterThan(EXAMPLE_SCRIPTS.length / 2);
});

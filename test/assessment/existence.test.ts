import { beforeAll, describe, expect, it } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import { catalogueOf } from '../../src/assessment/history.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { migrationOf, policy, rulesOf } from './pull-request.ts';

beforeAll(loadParser);

const step = (sql: string, number: number) => ({
  migration: migrationOf(`migrations/${number}_step.sql`, sql),
  script: readScript(sql),
});

/** The rules that find something in a migration on this history. */
function foundOn(history: readonly string[], sql: string): readonly string[] {
  const base = catalogueOf(history.map((each, index) => step(each, index + 1)));
  return rulesOf(assess([step(sql, 99)], policy, base));
}

const MADE = 'CREATE TABLE orders (id bigint PRIMARY KEY);';

describe('on a history that is whole', () => {
  it('a table that was never made is missing', () => {
    expect(foundOn([MADE], 'ALTER TABLE oders ADD COLUMN note text;')).toContain('table-not-there');
    expect(foundOn([MADE], 'ALTER TABLE orders ADD COLUMN note text;')).not.toContain('table-not-there');
  });

  it('one that was dropped is, and one that took its name again is not', () => {
    expect(foundOn([MADE, 'DROP TABLE orders;'], 'DELETE FROM orders WHERE id = 1;')).toContain(
      'table-not-there',
    );
    expect(foundOn([MADE, 'DROP TABLE orders;', MADE], 'DROP TABLE orders;')).not.toContain(
      'table-not-there',
    );
  });

  it('a view is not missing, for views are not kept track of; nor is another’s schema', () => {
    const history = [MADE, 'CREATE VIEW v AS SELECT 1;'];
    expect(foundOn(history, 'UPDATE v SET a = 1 WHERE true;')).not.toContain('table-not-there');
    expect(foundOn(history, 'ALTER TABLE auth.users ADD COLUMN a int;')).not.toContain('table-not-there');
  });

  it('what is there cannot be made again', () => {
    expect(foundOn([MADE], MADE)).toContain('already-there');
    expect(foundOn([MADE], MADE.replace('TABLE', 'TABLE IF NOT EXISTS'))).not.toContain('already-there');
  });
});

describe('of Alembic, whose revisions have an order of their own', () => {
  it('nothing is known to be missing', () => {
    const { migration, script } = step('DROP TABLE t; DROP TABLE t;', 1);
    const revision = { migration: { ...migration, tool: 'alembic' as const }, script };
    expect(rulesOf(assess([revision], policy))).not.toContain('table-not-there');
  });
});

describe('on a history that is not', () => {
  it.each([
    ['none is known', []],
    ['it begins in the middle', ['ALTER TABLE elsewhere ADD COLUMN a int;', MADE]],
    ['a part of it cannot be read', [MADE, 'ALTER TABLE x FROBNICATE;']],
  ])('nothing is known to be missing: %s', (_why, history) => {
    expect(foundOn(history, 'ALTER TABLE oders ADD COLUMN note text;')).not.toContain('table-not-there');
  });
});

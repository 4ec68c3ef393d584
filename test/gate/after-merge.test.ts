import { describe, expect, it } from 'vitest';
import type { Policy } from '../../src/domain/policy.ts';
import { afterMergeOf, nextFollowUp } from '../../src/gate/after-merge.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { DIGEST, POLICY, snapshotWith } from '../support/facts.ts';
import { demand, item } from '../support/policies.ts';

const DAY = 86_400_000;
const MERGED = '2026-01-16T12:00:00.000Z';

function tasksOf(sql: string, changes: Partial<Policy> = {}) {
  const policy = { ...POLICY, afterMerge: { backupTables: 30 * DAY, rollbackSteps: [] }, ...changes };
  const assessment = assessFiles({ 'db/migrations/099_x.sql': sql }, policy);
  const chosen = { policy, identity: 'test', changedHere: [] };
  const decision = decisionOn({ snapshot: snapshotWith(), policy: chosen, digest: DIGEST, assessment });
  return afterMergeOf(decision, MERGED, []).tasks;
}

const textsOf = (sql: string, changes?: Partial<Policy>) =>
  tasksOf(sql, changes).map(({ item: { text } }) => text);

describe('after the merge', () => {
  it('the lines of the checklist for then are due so long after it, the first ones first', () => {
    const checklist = [
      item('Slow queries', undefined, { phase: 'after-deployment', due: 2 * DAY }),
      item('Before all', undefined),
      item('Errors', undefined, { phase: 'after-deployment', due: DAY }),
      item('Smoke test', undefined, { phase: 'after-deployment' }),
    ];
    const tasks = tasksOf('SELECT 1;', { demands: [demand({ checklist })] });
    expect(tasks.map(({ item: { text }, due }) => `${text} ${due}`)).toEqual([
      'Smoke test 2026-01-16T12:00:00.000Z',
      'Errors 2026-01-17T12:00:00.000Z',
      'Slow queries 2026-01-18T12:00:00.000Z',
    ]);
  });

  it.each([
    'CREATE TABLE orders_backup (id int);',
    'CREATE TABLE backup_2026_orders AS SELECT * FROM orders;',
    'CREATE TABLE orders_before AS SELECT * FROM orders;',
    'SELECT * INTO bak_orders FROM orders;',
  ])('a table that is made as a backup may be dropped when its time is over: %s', (sql) => {
    expect(tasksOf(sql)).toMatchObject([
      { due: '2026-02-15T12:00:00.000Z', sql: expect.stringMatching(/^DROP TABLE \w+;$/) },
    ]);
  });

  it.each([
    ['a table of another kind', 'CREATE TABLE orders (id int);'],
    ['a name that only looks like one', 'CREATE TABLE bakery (id int);'],
    ['a temporary table', 'CREATE TEMP TABLE orders_backup AS SELECT * FROM orders;'],
    ['rows that are not copied from a table', 'CREATE TABLE days AS SELECT 1 AS day;'],
    [
      'a copy that takes the place of its table',
      'CREATE TABLE o2 AS SELECT * FROM o;DROP TABLE o;ALTER TABLE o2 RENAME TO o;',
    ],
    ['a backup that is dropped again', 'CREATE TABLE o_backup AS SELECT * FROM o; DROP TABLE o_backup;'],
  ])('nothing is to be dropped of %s', (_what, sql) => {
    expect(textsOf(sql)).toEqual([]);
  });

  it('no table is taken for a backup where the policy does not ask', () => {
    expect(textsOf('CREATE TABLE orders_backup (id int);', { afterMerge: { rollbackSteps: [] } })).toEqual(
      [],
    );
  });

  it('what is renamed as deprecated may be dropped when its safety period is over', () => {
    const conventions = { deprecation: { when: {}, prefix: 'deprecated_', wait: 7 * DAY } };
    expect(
      textsOf(
        'ALTER TABLE orders RENAME COLUMN total TO deprecated_total; ALTER TABLE carts RENAME TO deprecated_carts; ALTER TABLE a RENAME COLUMN b TO c;',
        { conventions },
      ),
    ).toEqual([
      expect.stringContaining('`orders.deprecated_total` is over (7 days)'),
      expect.stringContaining('`deprecated_carts` is over'),
    ]);
  });

  it('is looked at again when something is due, and when its grace is over', () => {
    const tasks = tasksOf('CREATE TABLE orders_backup (id int);');
    expect(nextFollowUp({ tasks }, undefined, MERGED)).toBe('2026-02-15T12:00:00.000Z');
    expect(nextFollowUp({ tasks }, undefined, '2026-02-15T12:00:00.000Z')).toBe('2026-02-17T12:00:00.000Z');
    expect(nextFollowUp({ tasks }, undefined, '2026-02-17T12:00:00.000Z')).toBeUndefined();
    const done = tasks.map((task) => ({
      ...task,
      state: { kind: 'ticked', by: 'lena', at: MERGED } as const,
    }));
    expect(nextFollowUp({ tasks: done }, undefined, MERGED)).toBeUndefined();
  });
});

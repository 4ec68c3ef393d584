import { describe, expect, it } from 'vitest';
import type { EmergencyDebt } from '../../src/domain/emergency.ts';
import type { Migration } from '../../src/domain/migration.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { afterMergeOf, nextFollowUp } from '../../src/gate/after-merge.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { assessFiles, type File } from '../assessment/pull-request.ts';
import { DIGEST, POLICY, snapshotWith } from '../support/facts.ts';
import { demand, item } from '../support/policies.ts';

const DAY = 86_400_000;
const MERGED = '2026-01-16T12:00:00.000Z';

function tasksOf(file: File, changes: Partial<Policy> = {}, facts: Partial<Snapshot> = {}) {
  const policy = { ...POLICY, afterMerge: { backupTables: 30 * DAY, rollbackSteps: [] }, ...changes };
  const assessment = assessFiles({ 'db/migrations/099_x.sql': file }, policy);
  const chosen = { policy, identity: 'test', changedHere: [] };
  const decision = decisionOn({ snapshot: snapshotWith(facts), policy: chosen, digest: DIGEST, assessment });
  return afterMergeOf(decision, MERGED, []).tasks;
}

const textsOf = (file: File, changes?: Partial<Policy>) =>
  tasksOf(file, changes).map(({ item: { text } }) => text);

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
    'CREATE TABLE ORDERS_BAK (id int);',
    'CREATE TABLE "Backups" (id int);',
    'CREATE TABLE orders_backup2 (id int); DROP TABLE orders;',
    'CREATE TABLE old_backup (id int); ALTER TABLE old_backup ADD COLUMN n int;',
  ])('a table that is made as a backup may be dropped when its time is over: %s', (sql) => {
    expect(tasksOf(sql)).toMatchObject([
      { due: '2026-02-15T12:00:00.000Z', sql: expect.stringMatching(/^DROP TABLE [\w"]+;$/) },
    ]);
  });

  it.each([
    ['a table of another kind', 'CREATE TABLE orders (id int);'],
    ['a name that only looks like one', 'CREATE TABLE bakery (id int);'],
    ['a name that ends like one', 'CREATE TABLE playbackups (id int); CREATE TABLE kebak (id int);'],
    ['a backup that is renamed', 'CREATE TABLE o_backup (id int); ALTER TABLE o_backup RENAME TO o;'],
    ['a backup that moves', 'CREATE TABLE o_backup (id int); ALTER TABLE o_backup SET SCHEMA attic;'],
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

  it('what follows from a migration is a line that its author may tick, and nothing waits for it', () => {
    expect(tasksOf('CREATE TABLE shop.orders_backup (id int);')).toEqual([
      {
        item: {
          id: 'drop-backup shop.orders_backup',
          text: 'The backup table `shop.orders_backup` may be dropped, if nothing went wrong',
          phase: 'after-deployment',
          required: false,
          by: ['author', 'developer', 'senior', 'lead'],
        },
        state: { kind: 'open' },
        after: 30 * DAY,
        due: '2026-02-15T12:00:00.000Z',
        sql: 'DROP TABLE shop.orders_backup;',
      },
    ]);
  });

  it('what was ticked stays ticked', () => {
    const id = 'drop-backup orders_backup';
    const tick = { kind: 'tick', id: 't', item: id, by: 'Author', at: MERGED, digest: DIGEST } as const;
    const [task] = tasksOf('CREATE TABLE orders_backup (id int);', {}, { acts: [tick] });
    expect(task).toMatchObject({ state: { kind: 'ticked', by: 'Author' } });
  });

  it.each<[string, Partial<Migration>]>([
    ['a way back', { direction: 'rollback' }],
    ['a file that is removed', { change: 'removed' }],
    ['what the base branch has', { onBase: true }],
  ])('nothing follows from %s', (_what, file) => {
    expect(textsOf({ sql: 'CREATE TABLE orders_backup (id int);', file })).toEqual([]);
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
        'ALTER TABLE orders RENAME COLUMN total TO deprecated_total; ALTER TABLE shop.carts RENAME TO deprecated_carts; ALTER TABLE a RENAME COLUMN b TO c; CREATE TABLE deprecated_x (id int);',
        { conventions },
      ),
    ).toEqual([
      expect.stringContaining('`orders.deprecated_total` is over (7 days)'),
      expect.stringContaining('`shop.deprecated_carts` is over (7 days): a migration of its own may drop it'),
    ]);
  });

  it('a deprecation has a name of its own, and is due when its safety period is over', () => {
    const conventions = { deprecation: { when: {}, prefix: 'deprecated_', wait: 7 * DAY } };
    expect(tasksOf('ALTER TABLE carts RENAME TO deprecated_carts;', { conventions })).toStrictEqual([
      {
        item: expect.objectContaining({ id: 'deprecated deprecated_carts' }),
        state: { kind: 'open' },
        after: 7 * DAY,
        due: '2026-01-23T12:00:00.000Z',
      },
    ]);
  });

  it('nothing is deprecated where the policy does not ask, or asks elsewhere', () => {
    const sql = 'ALTER TABLE carts RENAME TO deprecated_carts;';
    const when = { environments: ['production'] };
    expect(textsOf(sql, { conventions: {} })).toEqual([]);
    expect(
      textsOf(sql, { conventions: { deprecation: { when, prefix: 'deprecated_', wait: DAY } } }),
    ).toEqual([]);
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

  it('is looked at again at the deadline of what is owed, and no more once it is paid', () => {
    const deadline = '2026-01-17T11:00:00.000Z';
    const emergency = { id: 'e', by: 'lena', reason: 'down', declaredAt: MERGED, deadline };
    const owed: EmergencyDebt = { kind: 'owed', emergency, missing: [], objections: [] };
    const tasks = tasksOf('CREATE TABLE orders_backup (id int);');
    expect(nextFollowUp({ tasks }, owed, MERGED)).toBe(deadline);
    expect(nextFollowUp({ tasks: [] }, { ...owed, kind: 'overdue' }, MERGED)).toBeUndefined();
  });
});

import { EVERY_KIND } from '../../domain/operation/kinds.ts';
import { printName } from '../../domain/operation/name.ts';
import { findTable, isNew } from '../catalogue.ts';
import { sameTable } from '../dependants.ts';
import { operationRule } from '../rule.ts';
import { isInTransaction } from '../script-state.ts';
import { bare } from '../source-text.ts';

export const slowWorkWhileLocked = operationRule({
  id: 'slow-work-while-locked',
  kinds: EVERY_KIND,
  title: 'Something that takes long runs while a table in use is locked',
  why: 'A lock is held until its transaction ends: what would have taken a moment keeps everybody out for as long as the later statement runs.',
  lock: {
    mode: 'access exclusive',
    cost: 'scan',
    effect: 'Reads and writes of the table that was locked before wait until the later statement has ended.',
  },
  saferWay: 'Put the statement that takes long into a migration of its own.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      `BEGIN;
ALTER TABLE rooms ADD COLUMN note text;
CREATE INDEX bookings_status_idx ON bookings (status);
COMMIT;`,
      `BEGIN;
ALTER TABLE rooms ADD COLUMN note text;
ALTER TABLE bookings ALTER COLUMN id TYPE bigint;
COMMIT;`,
    ],
    good: [
      `BEGIN; ALTER TABLE rooms ADD COLUMN note text; COMMIT;
CREATE INDEX bookings_status_idx ON bookings (status);`,
      `BEGIN; ALTER TABLE rooms ADD COLUMN note text; ALTER TABLE rooms ADD COLUMN color text; COMMIT;`,
      `BEGIN; CREATE TABLE tags (id bigint); CREATE INDEX ON tags (id); COMMIT;`,
      `BEGIN; ALTER TABLE rooms ADD COLUMN note text; ALTER TABLE rooms ALTER COLUMN id TYPE bigint; COMMIT;`,
    ],
  },
  check({ operation, statement, catalogue, state, source, locks }) {
    if (!isInTransaction(state) || state.locks.length === 0) return undefined;
    // Others tell of these, with a better way each.
    if (operation.kind === 'validate-constraint' || ROWS.has(operation.kind)) return undefined;
    // The commands of one ALTER TABLE go over its rows together.
    if (statement.operations[0] !== operation) return undefined;
    const slow = locks().find(
      ({ relation, cost }) => cost !== 'catalogue' && !isNew(findTable(catalogue, relation)),
    );
    if (slow === undefined) return undefined;
    // A statement that keeps everybody out of the table itself is no worse for a lock before it.
    const held = state.locks.find(
      ({ table, mode }) =>
        mode === 'access exclusive' &&
        (slow.mode !== 'access exclusive' || !sameTable(catalogue, table, slow.relation)),
    );
    if (held === undefined) return undefined;
    return {
      message: `\`${printName(slow.relation)}\` is ${DEEDS[slow.cost]} while the same transaction keeps \`${printName(held.table)}\` locked.`,
      lock: {
        mode: slow.mode,
        cost: slow.cost,
        effect: `Reads and writes of \`${printName(held.table)}\` wait until it has ended.`,
      },
      sql: `-- In a migration of its own:\n${bare(source)};`,
    };
  },
});

const ROWS: ReadonlySet<string> = new Set(['update', 'delete', 'insert', 'merge', 'truncate', 'copy']);

const DEEDS = {
  catalogue: 'changed',
  scan: 'read from end to end',
  'index-build': 'indexed',
  rewrite: 'written again',
} as const;

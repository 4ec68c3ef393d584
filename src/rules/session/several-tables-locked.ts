import { EVERY_KIND } from '../../domain/operation/kinds.ts';
import { printName, sameName } from '../../domain/operation/name.ts';
import { findIndex, findTable, isNew } from '../catalogue.ts';
import { resolved } from '../dependants.ts';
import { operationRule } from '../rule.ts';
import { isInTransaction } from '../script-state.ts';
import { bare } from '../source-text.ts';

export const severalTablesLocked = operationRule({
  id: 'several-tables-locked',
  kinds: EVERY_KIND,
  title: 'One transaction locks several tables in use',
  why: 'The first table stays locked while the transaction waits for the second, and somebody who uses them in the other order makes a deadlock of it.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of all of the tables wait until the transaction ends.',
  },
  saferWay:
    'Change each table in a migration of its own, so that no lock is held while another is waited for.',
  severity: 'note',
  categories: ['blocking'],
  examples: {
    bad: [
      `BEGIN;
ALTER TABLE bookings ADD COLUMN note text;
ALTER TABLE rooms ADD COLUMN note text;
COMMIT;`,
    ],
    good: [
      `BEGIN;
ALTER TABLE bookings ADD COLUMN note text;
ALTER TABLE bookings ADD COLUMN color text;
COMMIT;`,
      `BEGIN; ALTER TABLE bookings ADD COLUMN note text; COMMIT;
BEGIN; ALTER TABLE rooms ADD COLUMN note text; COMMIT;`,
      `BEGIN; CREATE TABLE tags (id bigint); ALTER TABLE tags ADD COLUMN note text;
ALTER TABLE rooms ADD COLUMN note text; COMMIT;`,
    ],
  },
  check({ catalogue, state, source, locks }) {
    if (!isInTransaction(state)) return undefined;
    const [held, ...others] = state.locks.filter(({ mode }) => mode === 'access exclusive');
    if (held === undefined) return undefined;
    const first = resolved(catalogue, held.table);
    // Once is enough: a third table makes it no other mistake.
    if (others.some(({ table }) => !sameName(resolved(catalogue, table), first))) return undefined;
    const second = locks().find(
      ({ relation, mode }) =>
        mode === 'access exclusive' &&
        !isNew(findTable(catalogue, relation)) &&
        findIndex(catalogue, relation) === undefined &&
        !sameName(resolved(catalogue, relation), first),
    );
    if (second === undefined) return undefined;
    return {
      message: `\`${printName(second.relation)}\` is waited for while the same transaction keeps \`${printName(first.schema === 'public' ? { name: first.name } : first)}\` locked.`,
      sql: `-- In a migration of its own:\n${bare(source)};`,
    };
  },
});

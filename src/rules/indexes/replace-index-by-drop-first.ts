import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { findIndex, isNew, isNewTable } from '../catalogue.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';
import { bare, outsideTransaction, textAt } from '../source-text.ts';

export const replaceIndexByDropFirst = operationRule({
  id: 'replace-index-by-drop-first',
  kinds: ['drop-index'],
  title: 'An index is dropped and built again under its name',
  why: 'Until the new one is built no query can use either of them, and where the building fails there is none at all.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait while it is dropped, and writes while it is built.',
  },
  saferWay:
    'Build the new index CONCURRENTLY under another name first, then drop the old one and rename the new.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      `DROP INDEX bookings_status_idx;
CREATE INDEX bookings_status_idx ON bookings (status, room_id);`,
    ],
    good: [
      `CREATE INDEX CONCURRENTLY bookings_status_new_idx ON bookings (status, room_id);
DROP INDEX CONCURRENTLY bookings_status_idx;
ALTER INDEX bookings_status_new_idx RENAME TO bookings_status_idx;`,
      'DROP INDEX CONCURRENTLY IF EXISTS i; CREATE INDEX CONCURRENTLY i ON bookings (status);',
      'CREATE TABLE t (a int); CREATE INDEX i ON t (a); DROP INDEX i; CREATE INDEX i ON t (a);',
    ],
  },
  check({ operation: { index, concurrently, ifExists }, migration, catalogue, later, statement }) {
    const known = findIndex(catalogue, index);
    if (isNew(known) || (known !== undefined && isNewTable(catalogue, known.table))) return undefined;
    const next = later(index, 'create-index').find((created) => created.index === index.name);
    // DROP … IF EXISTS in front of CREATE … CONCURRENTLY clears away what a failed try has left.
    if (next === undefined || (concurrently && ifExists && known === undefined)) return undefined;
    const temporary = madeName([index.name], 'new');
    const built = bare(textAt(migration, next.span)).replace(
      /\bindex\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?("[^"]+"|[\w$]+)/i,
      `INDEX CONCURRENTLY ${printIdentifier(temporary)}`,
    );
    return {
      message: `Index \`${printName(index)}\` is dropped before the one that takes its place is built.`,
      // Where the next statement is not SQL, there is none to build it by.
      ...(statement.sql !== undefined
        ? {}
        : {
            sql: outsideTransaction(
              `${built};`,
              `DROP INDEX CONCURRENTLY ${printName(index)};`,
              `ALTER INDEX ${printName({ ...index, name: temporary })} RENAME TO ${printIdentifier(index.name)};`,
            ),
          }),
    };
  },
});

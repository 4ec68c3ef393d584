import { once } from '../../domain/once.ts';
import type { Constraint } from '../../domain/operation/constraint.ts';
import type { IndexKey } from '../../domain/operation/index-operation.ts';
import { type Name, printIdentifier, printName, sameName } from '../../domain/operation/name.ts';
import { type Catalogue, findTable, isNewTable } from '../catalogue.ts';
import { columnList } from '../constraint-sql.ts';
import { madeName } from '../made-name.ts';
import { indexesOn, keysAmong } from '../mentions.ts';
import { operationRule } from '../rule.ts';

type ForeignKey = Extract<Constraint, { readonly type: 'foreign-key' }>;

export const foreignKeyWithoutIndex = operationRule({
  id: 'foreign-key-without-index',
  kinds: ['create-table', 'add-column', 'add-constraint'],
  title: 'A foreign key has no index on its columns',
  why: 'Whenever a row of the other table is deleted or its key changes, the whole table is read to find the rows that point to it, while the row is locked.',
  saferWay: 'Create an index that begins with the columns of the foreign key.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE bookings (id bigint PRIMARY KEY, room_id bigint REFERENCES rooms (id));',
      'ALTER TABLE bookings ADD FOREIGN KEY (room_id) REFERENCES rooms (id) NOT VALID;',
    ],
    good: [
      `CREATE TABLE bookings (id bigint PRIMARY KEY, room_id bigint REFERENCES rooms (id));
CREATE INDEX ON bookings (room_id);`,
      `ALTER TABLE bookings DROP CONSTRAINT bookings_room_id_fkey;
ALTER TABLE bookings ADD CONSTRAINT bookings_room_id_fkey FOREIGN KEY (room_id) REFERENCES rooms (id) ON DELETE CASCADE;`,
      'CREATE TABLE details (room_id bigint PRIMARY KEY REFERENCES rooms (id));',
      `CREATE INDEX CONCURRENTLY ON bookings (room_id, status);
ALTER TABLE bookings ADD FOREIGN KEY (room_id) REFERENCES rooms (id) NOT VALID;`,
    ],
  },
  check({ operation, catalogue, later, earlier }) {
    const { table } = operation;
    if (operation.kind === 'create-table' && (operation.temporary || operation.partitionOf !== undefined))
      return undefined;
    const written =
      operation.kind === 'add-constraint'
        ? [operation.constraint]
        : operation.kind === 'add-column'
          ? operation.column.constraints
          : [...operation.constraints, ...operation.columns.flatMap((column) => column.constraints)];
    const keys = written.filter((constraint): constraint is ForeignKey => constraint.type === 'foreign-key');
    if (keys.length === 0) return undefined;
    const made = [...earlier(table, 'create-index'), ...later(table, 'create-index')]
      .filter((index) => index.where === undefined)
      .map(({ keys }) => keys.map(columnOf));
    const keyed = [...written, ...later(table, 'add-constraint').map(({ constraint }) => constraint)];
    const dropped = earlier(table, 'drop-constraint').map(({ constraint }) => constraint);
    // What is made again with other options was without an index before.
    const isReplaced = ({ name }: ForeignKey) => name !== undefined && dropped.includes(name);
    const here = [...made, ...keyed.map(indexedBy)];
    const there = once(() => knownIndexes(catalogue, table));
    const isServed = ({ columns }: ForeignKey) =>
      here.some((index) => serves(index, columns)) || there().some((index) => serves(index, columns));
    const missing = keys.filter((key) => !isServed(key) && !isReplaced(key));
    const [first] = missing;
    if (first === undefined) return undefined;
    const name = printName(table);
    const concurrently =
      isNewTable(catalogue, table) || operation.kind === 'create-table' ? '' : ' CONCURRENTLY';
    const columns = missing
      .map((key) => key.columns.map((column) => `\`${column}\``).join(', '))
      .join(' and ');
    return {
      message: `Nothing indexes ${columns} of \`${name}\`, which point${missing.length > 1 ? '' : 's'} to \`${printName(first.references)}\`${missing.length > 1 ? ' and others' : ''}.`,
      sql: [
        ...(concurrently === '' ? [] : ['-- In a migration of its own, outside a transaction:']),
        ...missing.map(
          (key) =>
            `CREATE INDEX${concurrently} ${printIdentifier(madeName([table.name, key.columns.join('_')], 'idx'))} ON ${name} ${columnList(key.columns)};`,
        ),
      ].join('\n'),
    };
  },
});

function columnOf(key: IndexKey): string {
  return key.kind === 'column' ? key.column : '';
}

/** The columns of the index that a constraint brings with it. */
function indexedBy(constraint: Constraint): readonly string[] {
  return constraint.type === 'primary-key' || constraint.type === 'unique' ? constraint.columns : [];
}

function knownIndexes(catalogue: Catalogue, table: Name): readonly (readonly string[])[] {
  const known = findTable(catalogue, table);
  if (known === undefined) return [];
  return [
    ...keysAmong(known).map(({ constraint }) => indexedBy(constraint)),
    ...indexesOn(catalogue.indexes, known.name.name)
      .filter((index) => sameName(index.table, known.name) && index.where === undefined)
      .map((index) => index.keys.map(columnOf)),
  ];
}

/** Whether an index begins with the columns, in any order. */
function serves(index: readonly string[], columns: readonly string[]): boolean {
  const first = index.slice(0, columns.length);
  return columns.every((column) => first.includes(column));
}

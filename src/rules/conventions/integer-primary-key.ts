import type { ColumnDefinition } from '../../domain/operation/column.ts';
import { printName } from '../../domain/operation/name.ts';
import { columnNames, newColumns, retyped } from '../new-columns.ts';
import { operationRule } from '../rule.ts';

export const integerPrimaryKey = operationRule({
  id: 'integer-primary-key',
  kinds: ['create-table', 'add-column'],
  title: 'A primary key has four bytes or fewer, or is a serial',
  why: 'After 2,147,483,647 rows no more can be inserted, and a wider key means writing the table and everything that points to it again; a serial leaves its sequence open to change by hand.',
  saferWay: 'Make it a bigint that is GENERATED ALWAYS AS IDENTITY.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE tags (id integer PRIMARY KEY);',
      'CREATE TABLE tags (id serial PRIMARY KEY, name text);',
      'CREATE TABLE tags (id smallint, PRIMARY KEY (id));',
      'CREATE TABLE tags (id bigserial PRIMARY KEY);',
    ],
    good: [
      'CREATE TABLE tags (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);',
      'CREATE TABLE tags (id uuid PRIMARY KEY);',
      'CREATE TABLE tags (a integer, b integer, PRIMARY KEY (a, b));',
    ],
  },
  check({ operation, source }) {
    const small = newColumns(operation).filter(
      (column) =>
        (column.serial || column.type?.name === 'integer' || column.type?.name === 'smallint') &&
        isAlonePrimary(column, operation.kind === 'create-table' ? operation.constraints : []),
    );
    if (small.length === 0) return undefined;
    const sql = retyped(operation, small, source, WIDE);
    return {
      message: `Primary key ${columnNames(small)} of \`${printName(operation.table)}\` is ${small.map(typeWord).join(', ')}, not a bigint identity.`,
      ...(sql === undefined ? {} : { sql }),
    };
  },
});

function isAlonePrimary(column: ColumnDefinition, constraints: ColumnDefinition['constraints']): boolean {
  return [...column.constraints, ...constraints].some(
    (constraint) =>
      constraint.type === 'primary-key' &&
      constraint.columns.length === 1 &&
      constraint.columns[0] === column.name,
  );
}

function typeWord({ serial, type }: ColumnDefinition): string {
  return serial ? 'a serial' : `\`${type?.name ?? 'integer'}\``;
}

const WIDE = {
  written: /(?:int|int2|int4|integer|smallint|(?:big|small)?serial|serial[248])\b/,
  type: wideType,
};

/** What counts already goes on counting as it does. */
function wideType({ identity, default: value }: ColumnDefinition): string {
  return identity === undefined && value === undefined ? 'bigint GENERATED ALWAYS AS IDENTITY' : 'bigint';
}

import type { Constraint } from '../domain/operation/constraint.ts';
import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import { madeName } from './made-name.ts';

type ForeignKey = Extract<Constraint, { readonly type: 'foreign-key' }>;

/** The name of a constraint: the one it was written with, or the one that PostgreSQL gives it. */
export function constraintName(table: Name, constraint: Constraint): string {
  return constraint.name ?? defaultConstraintName(table, constraint);
}

/** The name that PostgreSQL gives a constraint that is written without one, where nothing has that name yet. */
export function defaultConstraintName(table: Name, constraint: Constraint): string {
  switch (constraint.type) {
    case 'primary-key':
      return madeName([table.name], 'pkey');
    case 'unique':
      return madeName([table.name, constraint.columns.join('_')], 'key');
    case 'foreign-key':
      return madeName([table.name, constraint.columns.join('_')], 'fkey');
    case 'check':
      // One that is about several columns, or about none, is named for its table alone.
      return constraint.columns.length === 1
        ? madeName([table.name, constraint.columns.join('_')], 'check')
        : madeName([table.name], 'check');
    case 'not-null':
      return madeName([table.name, constraint.columns.join('_')], 'not_null');
    case 'exclude':
      return madeName([table.name, constraint.columns.join('_')], 'excl');
  }
}

/** `(a, "B")`. */
export function columnList(columns: readonly string[]): string {
  return `(${columns.map(printIdentifier).join(', ')})`;
}

/** `FOREIGN KEY (room_id) REFERENCES rooms (id) ON DELETE CASCADE`. */
export function foreignKeySql(constraint: ForeignKey): string {
  const { columns, references, referencedColumns, onDelete, onUpdate, deferrable } = constraint;
  return [
    `FOREIGN KEY ${columnList(columns)} REFERENCES ${printName(references)}`,
    ...(referencedColumns.length > 0 ? [columnList(referencedColumns)] : []),
    ...(onDelete === 'no action' ? [] : [`ON DELETE ${onDelete.toUpperCase()}`]),
    ...(onUpdate === 'no action' ? [] : [`ON UPDATE ${onUpdate.toUpperCase()}`]),
    ...(deferrable ? ['DEFERRABLE'] : []),
  ].join(' ');
}

/** Adding a constraint for new rows now, and checking the rows that are there later, while writes go on. */
export function notValidSteps(table: Name, name: string, definition: string): string {
  return [
    '-- 1. Only new and changed rows are checked: it takes a moment.',
    `ALTER TABLE ${printName(table)} ADD CONSTRAINT ${printIdentifier(name)} ${definition} NOT VALID;`,
    '',
    '-- 2. In a later migration: the rows that are there are checked while reads and writes go on.',
    `ALTER TABLE ${printName(table)} VALIDATE CONSTRAINT ${printIdentifier(name)};`,
  ].join('\n');
}

/** A unique constraint or primary key over an index that is built while reads and writes go on. */
export function uniqueByIndex(
  table: Name,
  constraint: string,
  keys: string,
  primary: boolean,
  first = 1,
): string {
  const name = printIdentifier(constraint);
  return [
    `-- ${first}. In a migration of its own, outside a transaction:`,
    `CREATE UNIQUE INDEX CONCURRENTLY ${name} ON ${printName(table)} ${keys};`,
    '',
    `-- ${first + 1}. In a later migration: it takes a moment.`,
    `ALTER TABLE ${printName(table)} ADD CONSTRAINT ${name} ${primary ? 'PRIMARY KEY' : 'UNIQUE'} USING INDEX ${name};`,
  ].join('\n');
}

import type { Constraint } from '../../domain/operation/constraint.ts';
import { printType } from '../../domain/operation/expression.ts';
import type { IndexKey } from '../../domain/operation/index-operation.ts';
import { printIdentifier, printName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { type Catalogue, type Column, findColumn, findIndex, findTable } from '../../rules/catalogue.ts';
import { columnList, foreignKeySql } from '../../rules/constraint-sql.ts';
import { onTable } from './drop-of.ts';

/** The statement that makes again what an operation drops; undefined where its definition is not known. */
export function restoredFrom(operation: Operation, before: Catalogue): string | undefined {
  switch (operation.kind) {
    case 'drop-table': {
      const table = findTable(before, operation.table);
      const columns = [...(table?.columns.values() ?? [])].map(columnSql);
      const constraints = [...(table?.constraints ?? [])].map(([name, { constraint }]) =>
        named(name, constraint),
      );
      const parts = [...columns, ...constraints];
      if (columns.length === 0 || parts.includes(undefined)) return undefined;
      return `CREATE TABLE ${printName(operation.table)} (\n  ${parts.join(',\n  ')}\n);`;
    }
    case 'drop-column': {
      const column = findColumn(before, operation.table, operation.column);
      const sql = column && columnSql({ ...column, notNull: false });
      return sql === undefined ? undefined : onTable(operation.table, `ADD COLUMN ${sql}`);
    }
    case 'drop-constraint': {
      const known = findTable(before, operation.table)?.constraints.get(operation.constraint);
      const sql = known && named(operation.constraint, known.constraint);
      return sql === undefined ? undefined : onTable(operation.table, `ADD ${sql}`);
    }
    case 'drop-index': {
      const index = findIndex(before, operation.index);
      if (index === undefined) return undefined;
      const { schema } = operation.index;
      const table = { ...(schema === undefined ? {} : { schema }), name: index.table.name };
      const using = index.method === 'btree' ? '' : `USING ${index.method} `;
      const include = index.include.length === 0 ? '' : ` INCLUDE ${columnList(index.include)}`;
      const unique = index.unique ? 'UNIQUE ' : '';
      const concurrently = operation.concurrently ? 'CONCURRENTLY ' : '';
      const where = index.where === undefined ? '' : ` WHERE ${index.where}`;
      const keys = index.keys.map(keySql).join(', ');
      return `CREATE ${unique}INDEX ${concurrently}${printIdentifier(index.name.name)} ON ${printName(table)} ${using}(${keys})${include}${where};`;
    }
    default:
      return undefined;
  }
}

/** What a default is, is not kept: a column that has one cannot be written. */
function columnSql({ name, type, notNull, hasDefault }: Column): string | undefined {
  if (type === undefined || hasDefault !== false) return undefined;
  return `${printIdentifier(name)} ${printType(type)}${notNull === true ? ' NOT NULL' : ''}`;
}

function keySql(key: IndexKey): string {
  return key.kind === 'column' ? printIdentifier(key.column) : `(${key.expression.text})`;
}

function named(name: string, constraint: Constraint): string | undefined {
  const definition = constraintSql(constraint);
  return definition === undefined ? undefined : `CONSTRAINT ${printIdentifier(name)} ${definition}`;
}

function constraintSql(constraint: Constraint): string | undefined {
  switch (constraint.type) {
    case 'primary-key':
      return constraint.columns.length === 0 ? undefined : `PRIMARY KEY ${columnList(constraint.columns)}`;
    case 'unique':
      if (constraint.columns.length === 0 || constraint.nullsNotDistinct) return undefined;
      return `UNIQUE ${columnList(constraint.columns)}`;
    case 'foreign-key':
      return foreignKeySql(constraint);
    case 'check':
      return `CHECK (${constraint.expression.text})`;
    case 'not-null':
    case 'exclude':
      return undefined;
  }
}

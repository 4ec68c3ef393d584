import { printName, printText } from '../domain/operation/name.ts';
import type { Operation } from '../domain/operation/operation.ts';

/** What a migration changes, and how a query finds out whether it is as it should be. */
export interface ChangedThing {
  /** For people: `bookings.tags`. */
  readonly name: string;
  /** Words of which a query about it has one, in lower case. */
  readonly words: readonly string[];
  /** A query of the catalogue. */
  readonly query: string;
}

/** What operations change in the schema or in rows, each thing once; what a transaction or session does is none. */
export function changedThings(operations: readonly Operation[]): readonly ChangedThing[] {
  const things = new Map<string, ChangedThing>();
  for (const operation of operations) {
    const thing = changedThing(operation);
    if (thing !== undefined && !things.has(thing.name)) things.set(thing.name, thing);
  }
  return [...things.values()];
}

function changedThing(operation: Operation): ChangedThing | undefined {
  switch (operation.kind) {
    case 'add-column':
      return columnOf(operation.table.name, operation.column.name);
    case 'rename-column':
      return columnOf(operation.table.name, operation.newName);
    case 'drop-column':
    case 'alter-column-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
      return columnOf(operation.table.name, operation.column);
    case 'create-index': {
      const name = operation.index;
      if (name === undefined) return tableOf(operation.table.name);
      return {
        name,
        words: [name, operation.table.name],
        query: `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ${printText(operation.table.name)} AND indexname = ${printText(name)};`,
      };
    }
    case 'create-policy':
      return {
        name: operation.policy,
        words: [operation.policy, operation.table.name],
        query: `SELECT policyname, permissive, roles, cmd, qual FROM pg_policies WHERE tablename = ${printText(operation.table.name)} AND policyname = ${printText(operation.policy)};`,
      };
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      return {
        name: operation.table.name,
        words: [operation.table.name],
        query: `SELECT count(*) FROM ${printName(operation.table)};`,
      };
    case 'create-table':
      return operation.temporary || operation.asQuery !== undefined
        ? undefined
        : tableOf(operation.table.name);
    case 'drop-table':
    case 'rename-table':
    case 'add-constraint':
    case 'drop-constraint':
    case 'validate-constraint':
    case 'set-row-security':
      return tableOf(operation.table.name);
    default:
      return undefined;
  }
}

function columnOf(table: string, column: string): ChangedThing {
  return {
    name: `${table}.${column}`,
    words: [column, table],
    query: `SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns WHERE table_name = ${printText(table)} AND column_name = ${printText(column)};`,
  };
}

function tableOf(table: string): ChangedThing {
  return {
    name: table,
    words: [table],
    query: `SELECT table_name FROM information_schema.tables WHERE table_name = ${printText(table)};`,
  };
}

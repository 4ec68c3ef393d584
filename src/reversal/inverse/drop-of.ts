import { printIdentifier, printName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { constraintName } from '../../rules/constraint-sql.ts';
import { defaultIndexName } from '../../rules/index-name.ts';

/** The statement that drops what an operation makes; undefined where it makes nothing, or replaces what was there. */
export function dropOf(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'create-table':
      return `DROP TABLE ${printName(operation.table)};`;
    case 'add-column':
      return onTable(operation.table, `DROP COLUMN ${printIdentifier(operation.column.name)}`);
    case 'add-constraint': {
      const name = constraintName(operation.table, operation.constraint);
      return onTable(operation.table, `DROP CONSTRAINT ${printIdentifier(name)}`);
    }
    case 'create-index': {
      const { index, table, keys, concurrently } = operation;
      const name = printName({ ...table, name: index ?? defaultIndexName(table.name, keys) });
      return `DROP INDEX ${concurrently ? 'CONCURRENTLY ' : ''}${name};`;
    }
    case 'create-enum':
    case 'create-type':
      return `DROP TYPE ${printName(operation.type)};`;
    case 'create-domain':
      return `DROP DOMAIN ${printName(operation.type)};`;
    case 'create-schema':
      return `DROP SCHEMA ${printIdentifier(operation.schema)};`;
    case 'create-view':
      if (operation.replace) return undefined;
      return `DROP ${operation.materialized ? 'MATERIALIZED ' : ''}VIEW ${printName(operation.view)};`;
    case 'create-sequence':
      return `DROP SEQUENCE ${printName(operation.sequence)};`;
    case 'create-function':
      if (operation.replace) return undefined;
      return `DROP ${operation.objectKind.toUpperCase()} ${printName(operation.function)};`;
    case 'create-trigger':
      if (operation.replace) return undefined;
      return `DROP TRIGGER ${printIdentifier(operation.trigger)} ON ${printName(operation.table)};`;
    case 'create-rule':
      return `DROP RULE ${printIdentifier(operation.rule)} ON ${printName(operation.table)};`;
    case 'create-event-trigger':
      return `DROP EVENT TRIGGER ${printIdentifier(operation.trigger)};`;
    case 'create-extension':
      return `DROP EXTENSION ${printIdentifier(operation.extension)};`;
    case 'create-statistics':
      return `DROP STATISTICS ${printName(operation.statistics)};`;
    case 'create-policy':
      return `DROP POLICY ${printIdentifier(operation.policy)} ON ${printName(operation.table)};`;
    case 'create-role':
      return `DROP ROLE ${printIdentifier(operation.role)};`;
    case 'create-database':
      return `DROP DATABASE ${printIdentifier(operation.database)};`;
    default:
      return undefined;
  }
}

/** One command of ALTER TABLE. */
export function onTable(table: Parameters<typeof printName>[0], command: string): string {
  return `ALTER TABLE ${printName(table)} ${command};`;
}

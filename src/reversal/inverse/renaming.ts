import { printIdentifier, printName } from '../../domain/operation/name.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { onTable } from './drop-of.ts';

/** The statement that gives a thing its old name back; undefined where nothing is renamed. */
export function renamingBack(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'rename-table': {
      const { table, newName } = operation;
      return onTable({ ...table, name: newName }, `RENAME TO ${printIdentifier(table.name)}`);
    }
    case 'set-table-schema': {
      const { table, schema } = operation;
      return onTable({ ...table, schema }, `SET SCHEMA ${printIdentifier(table.schema ?? 'public')}`);
    }
    case 'rename-column':
      return onTable(
        operation.table,
        `RENAME COLUMN ${printIdentifier(operation.newName)} TO ${printIdentifier(operation.column)}`,
      );
    case 'rename-constraint':
      return onTable(
        operation.table,
        `RENAME CONSTRAINT ${printIdentifier(operation.newName)} TO ${printIdentifier(operation.constraint)}`,
      );
    case 'rename-index': {
      const { index, newName } = operation;
      return `ALTER INDEX ${printName({ ...index, name: newName })} RENAME TO ${printIdentifier(index.name)};`;
    }
    case 'rename-type': {
      const { type, newName, form } = operation;
      return `ALTER ${form.toUpperCase()} ${printName({ ...type, name: newName })} RENAME TO ${printIdentifier(type.name)};`;
    }
    case 'rename-enum-value': {
      const [value, newValue] = [operation.value, operation.newValue].map(literal);
      return `ALTER TYPE ${printName(operation.type)} RENAME VALUE ${newValue} TO ${value};`;
    }
    case 'rename-schema':
      return `ALTER SCHEMA ${printIdentifier(operation.newName)} RENAME TO ${printIdentifier(operation.schema)};`;
    default:
      return undefined;
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

import type { Migration } from '../domain/migration.ts';
import { type Name, UNKNOWN_NAME } from '../domain/operation/name.ts';
import type { Operation, OperationKind, OperationOf } from '../domain/operation/operation.ts';
import type { Statement } from '../domain/script.ts';
import {
  type Catalogue,
  candidates,
  findColumn,
  findIndex,
  findTable,
  findType,
  keyOf,
} from './catalogue.ts';

/** Operations that fail on a table that is not there. */
export const NEEDS_TABLE = [
  'add-column',
  'drop-column',
  'alter-column-type',
  'set-not-null',
  'drop-not-null',
  'set-default',
  'drop-default',
  'add-constraint',
  'drop-constraint',
  'validate-constraint',
  'rename-column',
  'rename-table',
  'drop-table',
  'truncate',
  'update',
  'delete',
  'insert',
  'create-index',
  'create-trigger',
] as const satisfies readonly OperationKind[];

/** Of those, the ones that views do not take: a view is not in the catalogue, and is not missing for that. */
const ONLY_TABLES: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'add-column',
  'drop-column',
  'alter-column-type',
  'set-not-null',
  'drop-not-null',
  'add-constraint',
  'drop-constraint',
  'validate-constraint',
  'truncate',
]);

/** Operations that fail on what is there already, unless they say IF NOT EXISTS. */
export const MAKES_SOMETHING = [
  'create-table',
  'add-column',
  'create-index',
  'create-enum',
] as const satisfies readonly OperationKind[];

/**
 * The table that an operation needs and that is certainly not there: it was dropped or renamed before, or a history
 * that is known whole never made it.
 */
export function missingTable(operation: Operation, catalogue: Catalogue): Name | undefined {
  if (!isOneOf(operation, NEEDS_TABLE)) return undefined;
  if ('ifExists' in operation && operation.ifExists && operation.kind !== 'drop-column') return undefined;
  const { table } = operation;
  if (findTable(catalogue, table) !== undefined || table.name.includes(UNKNOWN_NAME)) return undefined;
  const keys = candidates(table, catalogue.searchPath).map(keyOf);
  if (keys.some((key) => catalogue.gone?.has(key))) return table;
  const known = catalogue.whole === true && ONLY_TABLES.has(operation.kind);
  return known && isSchemaOfOurs(table, catalogue) ? table : undefined;
}

/** What an operation makes and is certainly there already, in words with its name. */
export function presentAlready(
  operation: OperationOf<(typeof MAKES_SOMETHING)[number]>,
  catalogue: Catalogue,
): string | undefined {
  if ('ifNotExists' in operation && operation.ifNotExists) return undefined;
  switch (operation.kind) {
    case 'create-table':
      if (operation.temporary) return undefined;
      return findTable(catalogue, operation.table) === undefined
        ? undefined
        : `Table \`${operation.table.name}\``;
    case 'add-column':
      return findColumn(catalogue, operation.table, operation.column.name)?.type === undefined
        ? undefined
        : `Column \`${operation.column.name}\` of \`${operation.table.name}\``;
    case 'create-index': {
      // An index of a view goes with the view, and views are not kept track of.
      const table = findTable(catalogue, operation.table);
      if (operation.index === undefined || table === undefined || table.columns.size === 0) return undefined;
      const name = { ...table.name, name: operation.index };
      return findIndex(catalogue, name) === undefined ? undefined : `Index \`${operation.index}\``;
    }
    case 'create-enum':
      return findType(catalogue, operation.type) === undefined
        ? undefined
        : `Type \`${operation.type.name}\``;
  }
}

/**
 * Whether what is there at a statement is certain: what a DO block does may depend on a condition, which was written
 * to ask just this; and Alembic's revisions have an order that the names of their files do not tell.
 */
export function isCertainThere(migration: Migration, { operations }: Statement): boolean {
  return migration.tool !== 'alembic' && operations[0]?.kind !== 'do-block';
}

/** Other schemas may be somebody else's, such as an extension's or a platform's. */
function isSchemaOfOurs(table: Name, catalogue: Catalogue): boolean {
  const { schema } = table;
  if (schema === undefined) return catalogue.searchPath.includes('public');
  return schema === 'public' || [...catalogue.tables.values()].some(({ name }) => name.schema === schema);
}

function isOneOf<K extends OperationKind>(
  operation: Operation,
  kinds: readonly K[],
): operation is Operation & OperationOf<K> {
  return (kinds as readonly OperationKind[]).includes(operation.kind);
}

import { sameName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, keyOf } from '../../rules/catalogue.ts';
import { withChanges } from '../../rules/layered-map.ts';
import { indexesOn } from '../../rules/mentions.ts';
import { knownTable, withoutName, withTable, withTableMoved } from './edit.ts';
import { foldCreateTable } from './fold-create-table.ts';
import type { Moment } from './origin.ts';

type TableOperation = OperationOf<
  | 'create-table'
  | 'drop-table'
  | 'rename-table'
  | 'set-table-schema'
  | 'attach-partition'
  | 'detach-partition'
>;

/** The catalogue with what an operation says of whole tables. */
export function foldTable(catalogue: Catalogue, operation: TableOperation, moment: Moment): Catalogue {
  switch (operation.kind) {
    case 'create-table':
      return foldCreateTable(catalogue, operation, moment);
    case 'drop-table':
      return foldDropTable(catalogue, operation);
    case 'rename-table':
      return withTableMoved(catalogue, operation.table, {
        ...knownTable(catalogue, operation.table).name,
        name: operation.newName,
      });
    case 'set-table-schema':
      return withTableMoved(catalogue, operation.table, {
        schema: operation.schema,
        name: operation.table.name,
      });
    case 'attach-partition':
    case 'detach-partition':
      return foldPartition(catalogue, operation);
  }
}

function foldDropTable(catalogue: Catalogue, { table }: OperationOf<'drop-table'>): Catalogue {
  const tables = withoutName(catalogue.tables, table, catalogue);
  const gone = knownTable(catalogue, table).name;
  const indexes = withChanges(
    catalogue.indexes,
    indexesOn(catalogue.indexes, gone.name)
      .filter((index) => sameName(index.table, gone))
      .map(({ name }) => [keyOf(name), undefined]),
  );
  return { ...catalogue, tables, indexes };
}

function foldPartition(
  catalogue: Catalogue,
  operation: OperationOf<'attach-partition' | 'detach-partition'>,
): Catalogue {
  const { partitionOf: _, ...table } = knownTable(catalogue, operation.partition);
  if (operation.kind === 'detach-partition') return withTable(catalogue, table);
  const parent = knownTable(catalogue, operation.table).name;
  return withTable(catalogue, { ...table, partitionOf: { parent, isDefault: operation.isDefault } });
}

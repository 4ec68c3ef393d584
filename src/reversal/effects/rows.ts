import type { DataOperation } from '../../domain/operation/data.ts';
import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import type { Effect, RowChange } from '../effect.ts';

/** Tables in which tools and teams write down what has run. */
const BOOKKEEPING = /^(?:_?\w*migrations?\w*|alembic_version|flyway_schema_history|databasechangelog)$/;

export function effectsOnRows(operation: OperationOf<DataOperation['kind']>): Effect {
  switch (operation.kind) {
    case 'select':
      return { change: 'none', because: 'it only reads' };
    case 'insert':
      return rows(operation.table, 'added');
    case 'update':
      return rows(operation.table, 'changed', operation.columns);
    case 'delete':
    case 'truncate':
      return rows(operation.table, 'removed');
    case 'merge':
      return rows(operation.table, 'merged');
    case 'copy':
      if (operation.direction === 'to') return { change: 'none', because: 'it only reads' };
      return operation.table === undefined
        ? { change: 'unknown', because: 'which table it fills is not known' }
        : rows(operation.table, 'added');
  }
}

function rows(table: Name, how: RowChange['how'], columns: readonly string[] = []): Effect {
  return BOOKKEEPING.test(table.name)
    ? { change: 'none', because: 'it only writes down which migrations have run' }
    : { change: 'rows', table, how, columns };
}

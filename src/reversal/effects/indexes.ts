import type { IndexOperation } from '../../domain/operation/index-operation.ts';
import type { Name } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { defaultIndexName } from '../../rules/index-name.ts';
import { type Effect, making, own } from '../effect.ts';

export function effectsOnIndex(operation: OperationOf<IndexOperation['kind']>): Effect {
  switch (operation.kind) {
    case 'create-index': {
      const { table, index, keys } = operation;
      const name = { ...table, name: index ?? defaultIndexName(table.name, keys) };
      const columns = keys.flatMap((key) =>
        key.kind === 'column' ? { kind: 'column', name: { name: key.column }, of: table } : [],
      );
      return making(own('index', name), {
        within: [own('table', table), own('view', table), ...columns],
        unnamed: index === undefined,
      });
    }
    case 'drop-index':
      return { change: 'drop', thing: own('index', operation.index), within: [], ...flags(operation) };
    case 'rename-index':
      return rename(operation.index, operation.newName);
    case 'alter-index':
      return { change: 'set', thing: own('index', operation.index), within: [], aspect: 'definition' };
    case 'reindex':
      return { change: 'none', because: 'upkeep changes no meaning' };
  }
}

function flags({ ifExists, cascade }: { readonly ifExists: boolean; readonly cascade: boolean }) {
  return { ifExists, cascade };
}

function rename(index: Name, newName: string): Effect {
  return { change: 'rename', thing: own('index', index), within: [], to: { ...index, name: newName } };
}

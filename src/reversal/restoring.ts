import type { ColumnDefinition } from '../domain/operation/column.ts';
import { printType } from '../domain/operation/expression.ts';
import type { IndexKey } from '../domain/operation/index-operation.ts';
import { printName } from '../domain/operation/name.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { Undoing } from '../domain/reversal.ts';
import { type Catalogue, findIndex } from '../rules/catalogue.ts';
import type { Pairing } from './pairing.ts';
import type { Thing } from './thing.ts';
import { isSameType, tableBefore, typeBefore } from './type-before.ts';

interface Restoration {
  readonly dropped: Thing;
  readonly restored: Thing;
  readonly by: Operation;
  readonly pairing: Pairing;
  readonly before: Catalogue;
}

/** Whether what was dropped comes back as it was, and with what it held. */
export function restoring(restoration: Restoration): Undoing {
  const { by } = restoration;
  const lost = [...shapeLost(restoration), ...dataLost(restoration)];
  return lost.length === 0 ? { kind: 'reversed', by } : { kind: 'partly', by, lost: lost.join('; ') };
}

function shapeLost({ dropped, by, before }: Restoration): readonly string[] {
  switch (by.kind) {
    case 'add-column':
      return typeLost(dropped, by.column, before);
    case 'create-table': {
      if (dropped.kind === 'column')
        return by.columns
          .filter(({ name }) => name === dropped.before?.name)
          .flatMap((column) => typeLost(dropped, column, before));
      if (dropped.kind !== 'table' || by.like.length > 0 || by.asQuery !== undefined) return [];
      const names = new Set(by.columns.map(({ name }) => name));
      const missing = [...(tableBefore(dropped, before)?.columns.keys() ?? [])].filter(
        (name) => !names.has(name),
      );
      return missing.length === 0 ? [] : [`without ${missing.map((name) => `\`${name}\``).join(', ')}`];
    }
    case 'create-index': {
      const known = dropped.before && findIndex(before, dropped.before);
      if (known === undefined || keysText(known.keys) === keysText(by.keys)) return [];
      return [`over ${keysText(by.keys)} where it was over ${keysText(known.keys)}`];
    }
    default:
      return [];
  }
}

function typeLost(dropped: Thing, { type }: ColumnDefinition, before: Catalogue): readonly string[] {
  const was = typeBefore(dropped, before);
  if (was === undefined || type === undefined || isSameType(printType(type), was)) return [];
  return [`as ${printType(type)} where it was ${was}`];
}

function keysText(keys: readonly IndexKey[]): string {
  return keys.map((key) => (key.kind === 'column' ? key.column : key.expression.text)).join(', ');
}

/** Rows and values come back only where the rollback writes them. */
function dataLost({ dropped, restored, pairing }: Restoration): readonly string[] {
  if (dropped.kind === 'table')
    return pairing.back.index.rows.has(restored) ? [] : [`without its rows${backupOf(dropped, pairing)}`];
  if (dropped.kind !== 'column' || dropped.owner === undefined) return [];
  const rows = restored.owner && pairing.back.index.rows.get(restored.owner);
  const written = rows?.byColumn.has(restored) || rows?.byHow.has('merged') || rows?.byHow.has('added');
  return written ? [] : [`without its values${backupOf(dropped.owner, pairing)}`];
}

/** A copy that the migration makes keeps the data, but does not put it back. */
function backupOf(table: Thing, { copyOf }: Pairing): string {
  const copy = copyOf(table);
  return copy === undefined ? '' : `, which \`${printName(copy)}\` keeps`;
}

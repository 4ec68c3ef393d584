import type { IndexKey } from '../../domain/operation/index-operation.ts';
import { type Name, sameName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { findIndex, type Index, isNewTable, isSurelyNew } from '../../rules/catalogue.ts';
import type { Outlook } from '../outlook.ts';
import {
  type Classification,
  type Classifiers,
  code,
  high,
  type LevelContext,
  low,
  medium,
  NEW_TABLE,
} from './classification.ts';

type IndexKind = 'create-index' | 'drop-index' | 'reindex' | 'rename-index' | 'alter-index';

export const indexLevels: Classifiers<IndexKind> = {
  'create-index': ({ index, table, unique, concurrently }, { catalogue }) => {
    const named = index === undefined ? 'an index' : `index ${code(index)}`;
    const summary = `creates ${unique ? `unique ${named.replace(/^an /, '')}` : named} on ${code(table)}`;
    if (isNewTable(catalogue, table)) return low(summary, NEW_TABLE);
    const blocking = concurrently ? [] : (['blocking'] as const);
    if (unique)
      return medium(
        summary,
        'rows that are there must be different, and writes have to keep it so',
        ...blocking,
      );
    return low(summary, 'an index changes no row and no query', ...blocking);
  },
  'drop-index': dropIndex,
  reindex: ({ target, name, concurrently }) => {
    const summary =
      `rebuilds ${target === 'index' ? 'index' : `the indexes of ${target}`} ${name === undefined ? '' : code(name)}`.trim();
    return concurrently
      ? low(summary, 'reads and writes go on')
      : medium(summary, 'writes wait, and queries that would use the index', 'blocking');
  },
  'rename-index': ({ index, newName }, { catalogue }) => {
    const summary = `renames index ${code(index)} to ${code(newName)}`;
    if (isSurelyNew(findIndex(catalogue, index)))
      return low(summary, 'the index is new in this pull request');
    return medium(summary, 'an index that is there is modified');
  },
  'alter-index': ({ index, change, attaches }, { catalogue }) => {
    if (attaches !== undefined)
      return low(
        `attaches index ${code(attaches)} to ${code(index)}`,
        'an index of a partition gets its parent',
      );
    const summary = `changes index ${code(index)} (${change})`;
    if (isSurelyNew(findIndex(catalogue, index)))
      return low(summary, 'the index is new in this pull request');
    return medium(summary, 'an index that is there is modified');
  },
};

function dropIndex(
  { index, cascade }: OperationOf<'drop-index'>,
  { catalogue, outlook }: LevelContext,
): Classification {
  const summary = `drops index ${code(index)}${cascade ? ' and what depends on it' : ''}`;
  const known = findIndex(catalogue, index);
  if (isSurelyNew(known)) return low(summary, 'the index is new in this pull request');
  const successor = outlook.createdIndexes.find((created) =>
    known === undefined ? seemsToReplace(created, index) : replaces(created, known),
  );
  if (successor === undefined) return high(summary, 'queries that use it become slow', 'blocking');
  const name = successor.index === undefined ? 'an index made here' : code(successor.index);
  return medium(summary, `${name} takes its place`, 'blocking');
}

/** Whether an index serves every query that another one did: the same first keys of the same rows. */
function replaces(created: Outlook['createdIndexes'][number], old: Index): boolean {
  if (!sameName(created.table, old.table)) return false;
  if (created.where?.text !== old.where) return false;
  if (old.unique && !created.unique) return false;
  return old.keys.every((key, at) => keyText(created.keys[at]) === keyText(key));
}

function keyText(key: IndexKey | undefined): string | undefined {
  return key?.kind === 'expression' ? `(${key.expression.text})` : key?.column;
}

/** Words in the names of indexes that tell nothing of what they are over. */
const FILLERS = /^(?:idx|index|ix|key|unique|uniq|uq|new|old|tmp|temp|v\d+|\d+)$/;

/**
 * The same for an index that is only known by its name: the one made has the same name, or the old name tells the
 * table and first column of the one made, and nothing that it is not over.
 */
function seemsToReplace(created: Outlook['createdIndexes'][number], old: Name): boolean {
  if (created.index === old.name) return true;
  if (created.where !== undefined) return false;
  const [first] = created.keys;
  if (first?.kind !== 'column') return false;
  const told = words(old.name).filter((word) => !FILLERS.test(word));
  const over = [
    created.table.name,
    ...created.keys.flatMap((key) => (key.kind === 'column' ? key.column : [])),
  ];
  const known = over.flatMap(words);
  return (
    words(first.column).every((word) => told.includes(word)) && told.every((word) => known.includes(word))
  );
}

function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split('_')
    .filter((word) => word !== '');
}

import { type Catalogue, keyOf } from '../rules/catalogue.ts';
import { keyOfPart, type Part } from './part.ts';
import { partOfIndex, partOfType, partsOfTable, partsOfView } from './parts.ts';

/**
 * What is new or different after a migration, by `keyOfPart`. A table or view counts where anything of it changed,
 * was made or was taken away, its indexes included.
 */
export function touchedBy(before: Catalogue, after: Catalogue): ReadonlySet<string> {
  return new Set([
    ...touchedIn(before.tables, after.tables, partsOfTable),
    ...touchedIn(before.views, after.views, partsOfView),
    ...touchedIn(before.types, after.types, (type) => [partOfType(type)]),
    ...touchedIn(before.indexes, after.indexes, (index) => [partOfIndex(index)]),
    ...tablesOfOther(before.indexes, after.indexes),
    ...tablesOfOther(after.indexes, before.indexes),
  ]);
}

/** The tables of the indexes that another catalogue has not, or not so. */
function tablesOfOther(indexes: Catalogue['indexes'], other: Catalogue['indexes']): readonly string[] {
  if (indexes === other) return [];
  return [...indexes]
    .filter(([key, index]) => other.get(key) !== index)
    .map(([, { table }]) => keyOfPart({ kind: 'table', name: keyOf(table) }));
}

/** @param partsIn what an entry is, and then what belongs to it. */
function touchedIn<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  partsIn: (entry: T) => readonly Part[],
): readonly string[] {
  const touched: string[] = [];
  if (before === after) return touched;
  for (const [key, entry] of after) {
    const known = before.get(key);
    // Entries that did not change are the same objects.
    if (known === entry) continue;
    const was = new Map(
      (known === undefined ? [] : partsIn(known)).map((part) => [keyOfPart(part), textOf(part)]),
    );
    const is = partsIn(entry).map((part) => [keyOfPart(part), textOf(part)] as const);
    const changed = is.filter(([part, text]) => was.get(part) !== text).map(([part]) => part);
    const [whole] = is;
    const isTouched = changed.length > 0 || was.size > is.length;
    if (isTouched && whole !== undefined) touched.push(...new Set([whole[0], ...changed]));
  }
  return touched;
}

function textOf({ facts, notes }: Part): string {
  return JSON.stringify([facts, notes]);
}

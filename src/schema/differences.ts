import { type Catalogue, keyOf } from '../rules/catalogue.ts';
import { keyOfPart, type Part, type PartKind } from './part.ts';
import { fateOf } from './part-fate.ts';
import { partsOf } from './parts.ts';

/** What is not the same in two schemas. */
export type Difference =
  | { readonly kind: 'only-in'; readonly side: Side; readonly part: Part }
  /** What each says of it, in words, as far as they differ. */
  | { readonly kind: 'other'; readonly part: Part; readonly ours: string; readonly theirs: string };

/** `ours` is what the migrations make, `theirs` what they are held against. */
export type Side = 'ours' | 'theirs';

/**
 * Holds two schemas against each other. Only what is certain counts: where one does not know all there is, a thing
 * that it does not have is no difference, and what may depend on a condition at run time is none either.
 *
 * @returns the differences in the order of the names; nothing more is said of what belongs to a table that is only
 *   in one of the two.
 */
export function differencesBetween(ours: Catalogue, theirs: Catalogue): readonly Difference[] {
  const ourParts = certainParts(ours);
  const theirParts = certainParts(theirs);
  const found: Difference[] = [];
  for (const [key, part] of ourParts) {
    const other = theirParts.get(key);
    if (other !== undefined) found.push(...otherIn(part, other));
    else if (isAbsent(part, theirs)) found.push({ kind: 'only-in', side: 'ours', part });
  }
  for (const [key, part] of theirParts)
    if (!ourParts.has(key) && isAbsent(part, ours)) found.push({ kind: 'only-in', side: 'theirs', part });
  return found.toSorted((a, b) => (placeOf(a.part) < placeOf(b.part) ? -1 : 1));
}

function certainParts(catalogue: Catalogue): ReadonlyMap<string, Part> {
  const parts = partsOf(catalogue)
    .filter((part) => fateOf(part, catalogue) !== 'doubtful')
    .filter((part) => !isOfPartition(part, catalogue));
  return new Map(parts.map((part) => [keyOfPart(part), part]));
}

/** An index on a partition comes with that of its parent, under a name of its own. */
function isOfPartition({ kind, name }: Part, { indexes, tables }: Catalogue): boolean {
  const index = kind === 'index' ? indexes.get(name) : undefined;
  return index !== undefined && tables.get(keyOf(index.table))?.partitionOf !== undefined;
}

/** What both know of it and is not the same. */
function otherIn(part: Part, other: Part): readonly Difference[] {
  const unlike = part.facts.flatMap((fact, place) => {
    const theirs = other.facts[place];
    return fact === undefined || theirs === undefined || fact === theirs ? [] : [{ ours: fact, theirs }];
  });
  if (unlike.length === 0) return [];
  const ours = unlike.map((each) => each.ours).join(', ');
  const theirs = unlike.map((each) => each.theirs).join(', ');
  return [{ kind: 'other', part, ours, theirs }];
}

/** Whether a schema certainly has no such thing. */
function isAbsent(part: Part, catalogue: Catalogue): boolean {
  const fate = fateOf(part, catalogue);
  if (fate === 'doubtful' || isOfPartition(part, catalogue)) return false;
  if (part.of !== undefined) {
    const table = catalogue.tables.get(part.of);
    if (table !== undefined) return fate === 'gone' || table.complete;
    return catalogue.views.has(part.of) && catalogue.whole === true;
  }
  return fate === 'gone' || catalogue.whole === true;
}

const ORDER: readonly PartKind[] = [
  'type',
  'table',
  'view',
  'column',
  'constraint',
  'index',
  'trigger',
  'policy',
];

/** Types first, and each table or view before what belongs to it. */
function placeOf({ kind, of, name }: Part): string {
  return [kind === 'type' ? 0 : 1, of ?? name, ORDER.indexOf(kind), name].join('\0');
}

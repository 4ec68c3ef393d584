import { oncePer } from '../domain/once.ts';

/** Up to so many entries a map is simply copied. */
const SMALL = 64;

/**
 * A map that is never changed, of which a version with one entry more or less costs little, however large it is:
 * a large one is shared by its versions, and each keeps what is different. Without it a history of 10,000 files
 * would take time that grows with the square of their number.
 */
class LayeredMap<T> implements ReadonlyMap<string, T> {
  readonly #base: ReadonlyMap<string, T>;
  /** What is different from the base; undefined: it is not there any more. */
  readonly #changes: ReadonlyMap<string, { readonly entry: T } | undefined>;
  readonly size: number;

  constructor(
    base: ReadonlyMap<string, T>,
    changes: ReadonlyMap<string, { readonly entry: T } | undefined>,
    size: number,
  ) {
    this.#base = base;
    this.#changes = changes;
    this.size = size;
  }

  get(key: string): T | undefined {
    return this.#changes.has(key) ? this.#changes.get(key)?.entry : this.#base.get(key);
  }

  has(key: string): boolean {
    return this.#changes.has(key) ? this.#changes.get(key) !== undefined : this.#base.has(key);
  }

  *entries(): MapIterator<[string, T]> {
    for (const [key, entry] of this.#base) {
      if (!this.#changes.has(key)) yield [key, entry];
      else {
        const change = this.#changes.get(key);
        if (change !== undefined) yield [key, change.entry];
      }
    }
    for (const [key, change] of this.#changes)
      if (change !== undefined && !this.#base.has(key)) yield [key, change.entry];
    return undefined;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
    return undefined;
  }

  // As `entries`, without a pair for each: this is what is gone through most.
  *values(): MapIterator<T> {
    for (const [key, entry] of this.#base) {
      const change = this.#changes.get(key);
      if (change !== undefined) yield change.entry;
      else if (!this.#changes.has(key)) yield entry;
    }
    for (const [key, change] of this.#changes)
      if (change !== undefined && !this.#base.has(key)) yield change.entry;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, T]> {
    return this.entries();
  }

  forEach(tell: (entry: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [key, entry] of this) tell(entry, key, this);
  }

  /** What it shares with other versions; what a base has found out about itself holds for all of them. */
  get base(): ReadonlyMap<string, T> {
    return this.#base;
  }

  isChanged(key: string): boolean {
    return this.#changes.has(key);
  }

  /** The entries that are not as they are in the base. */
  changedEntries(): readonly T[] {
    return [...this.#changes.values()].flatMap((change) => (change === undefined ? [] : [change.entry]));
  }

  /** The map with one change more. */
  changed(key: string, change: { readonly entry: T } | undefined): ReadonlyMap<string, T> {
    const changes = new Map(this.#changes).set(key, change);
    const size = this.size + (change === undefined ? 0 : 1) - (this.has(key) ? 1 : 0);
    const next = new LayeredMap(this.#base, changes, size);
    // So that neither copying the changes nor joining them costs more than the other.
    return changes.size ** 2 > 4 * this.#base.size ? new LayeredMap(new Map(next), new Map(), size) : next;
  }
}

/** The same map with one entry more, or another one in its place. */
export function withEntry<T>(map: ReadonlyMap<string, T>, key: string, entry: T): ReadonlyMap<string, T> {
  if (map.size < SMALL) return new Map(map).set(key, entry);
  return layered(map).changed(key, { entry });
}

/** The same map with one entry less. */
export function withoutKey<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  if (!map.has(key)) return map;
  if (map.size >= SMALL) return layered(map).changed(key, undefined);
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

/** The same map with several changes at once; undefined takes an entry away. */
export function withChanges<T>(
  map: ReadonlyMap<string, T>,
  changes: readonly (readonly [key: string, entry: T | undefined])[],
): ReadonlyMap<string, T> {
  if (changes.length === 0) return map;
  // Several versions of a large map cost more than one copy.
  const copy = changes.length ** 2 > map.size ? new Map(map) : undefined;
  let changed = map;
  for (const [key, entry] of changes)
    if (copy === undefined)
      changed = entry === undefined ? withoutKey(changed, key) : withEntry(changed, key, entry);
    else if (entry === undefined) copy.delete(key);
    else copy.set(key, entry);
  return copy ?? changed;
}

function layered<T>(map: ReadonlyMap<string, T>): LayeredMap<T> {
  return map instanceof LayeredMap ? map : new LayeredMap(map, new Map(), map.size);
}

/**
 * Finds the entries of a map by words of their own, such as tables by what they point to. What it knows of a map
 * holds for the versions of it, too: in each only what is different is looked through.
 *
 * @param keysOf the words of an entry; the same for as long as it is the same entry.
 */
export function indexedBy<T extends object>(
  keysOf: (entry: T) => readonly string[],
): (map: ReadonlyMap<string, T>, key: string) => readonly T[] {
  const keysKnown = oncePer((entry: T): ReadonlySet<string> => new Set(keysOf(entry)));
  const groups = new WeakMap<ReadonlyMap<string, T>, ReadonlyMap<string, readonly Keyed<T>[]>>();

  function groupsIn(map: ReadonlyMap<string, T>): ReadonlyMap<string, readonly Keyed<T>[]> {
    const known = groups.get(map);
    if (known !== undefined) return known;
    const found = new Map<string, Keyed<T>[]>();
    for (const [at, entry] of map)
      for (const key of keysKnown(entry)) {
        const group = found.get(key);
        if (group === undefined) found.set(key, [{ at, entry }]);
        else group.push({ at, entry });
      }
    groups.set(map, found);
    return found;
  }

  return (map, key) => {
    // A small one is another with each change, and sooner looked through than put in groups.
    if (map.size < SMALL) return [...map.values()].filter((entry) => keysKnown(entry).has(key));
    if (!(map instanceof LayeredMap)) return (groupsIn(map).get(key) ?? []).map(({ entry }) => entry);
    const layers: LayeredMap<T> = map;
    const same = (groupsIn(layers.base).get(key) ?? []).filter(({ at }) => !layers.isChanged(at));
    const changed = layers.changedEntries().filter((entry) => keysKnown(entry).has(key));
    return [...same.map(({ entry }) => entry), ...changed];
  };
}

interface Keyed<T> {
  readonly at: string;
  readonly entry: T;
}

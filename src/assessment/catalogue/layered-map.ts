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

  /** The map with one change more. */
  changed(key: string, change: { readonly entry: T } | undefined): ReadonlyMap<string, T> {
    const changes = new Map(this.#changes).set(key, change);
    const size = this.size + (change === undefined ? 0 : 1) - (this.has(key) ? 1 : 0);
    const next = new LayeredMap(this.#base, changes, size);
    // So that neither copying the changes nor joining them costs more than the other.
    return changes.size ** 2 > this.#base.size ? new LayeredMap(new Map(next), new Map(), size) : next;
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

function layered<T>(map: ReadonlyMap<string, T>): LayeredMap<T> {
  return map instanceof LayeredMap ? map : new LayeredMap(map, new Map(), map.size);
}

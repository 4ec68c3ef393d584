/** A value that is made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same function, which knows what it said of an object for as long as there is the object. */
export function oncePer<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (key) => {
    const there = known.get(key);
    if (there !== undefined) return there.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

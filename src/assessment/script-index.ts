import type { Name } from '../domain/operation/name.ts';
import type { Operation, OperationKind, OperationOf } from '../domain/operation/operation.ts';
import { subjectsOf } from '../domain/operation/subjects.ts';

/** The operations of a script by their kind and by what they are about, so that a rule need not go through all. */
export interface ScriptIndex {
  readonly byKey: ReadonlyMap<string, readonly Entry[]>;
}

interface Entry {
  readonly at: number;
  readonly operation: Operation;
}

/** More of one kind on one thing are not looked at: a script that has more is not written by people. */
const MOST = 100;

export function indexOf(operations: readonly Operation[]): ScriptIndex {
  const byKey = new Map<string, Entry[]>();
  for (const [at, operation] of operations.entries())
    for (const key of keysOf(operation)) {
      const entries = byKey.get(key);
      if (entries === undefined) byKey.set(key, [{ at, operation }]);
      else entries.push({ at, operation });
    }
  return { byKey };
}

/** The operations of some kinds from one place up to another (left out), about what has a name or about anything. */
export function between<K extends OperationKind>(
  { byKey }: ScriptIndex,
  from: number,
  to: number,
  name: Name | undefined,
  kinds: readonly K[],
): readonly OperationOf<K>[] {
  return kinds.flatMap((kind) => {
    const entries = byKey.get(name === undefined ? kind : `${kind} ${name.name}`) ?? [];
    const first = firstFrom(entries, from);
    return entries
      .slice(first, Math.min(first + MOST, firstFrom(entries, to)))
      .map(({ operation }) => operation as OperationOf<K>);
  });
}

/** Binary search: how many entries stand before a place. */
function firstFrom(entries: readonly Entry[], at: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keysOf(operation: Operation): readonly string[] {
  const { kind } = operation;
  return [kind, ...new Set(subjectsOf(operation).map((name) => `${kind} ${name}`))];
}

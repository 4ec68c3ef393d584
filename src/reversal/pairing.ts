import { pathAfter, pathBefore, type Step, type Thing } from './thing.ts';
import type { Timeline } from './timeline.ts';

/** Which things of a migration and of its rollback are the same. The rollback begins where the migration ends. */
export interface Pairing {
  readonly forward: Timeline;
  readonly back: Timeline;
  /** What the rollback knows of what the migration leaves behind. */
  counterpart(thing: Thing): Thing | undefined;
  /** What the migration knows of what the rollback finds. */
  origin(thing: Thing): Thing | undefined;
  /** What the rollback makes in the place of what the migration found. */
  restored(thing: Thing): Thing | undefined;
  /** What the migration makes under the name of what it found. */
  successor(thing: Thing): Thing | undefined;
  /** The step of the rollback that drops a thing of the migration, by itself or with what it is in. */
  droppedBack(thing: Thing): Step | undefined;
}

export function pair(forward: Timeline, back: Timeline): Pairing {
  const left = byPath(forward.things, pathAfter);
  const found = byPath(back.things, pathBefore);
  const remade = byPath(
    back.things.filter(({ made }) => made !== undefined),
    pathAfter,
  );
  const follow = (things: ReadonlyMap<string, Thing>, path: string | undefined) =>
    path === undefined ? undefined : things.get(path);
  const counterpart = (thing: Thing) => follow(found, pathAfter(thing));
  const droppedBack = (thing: Thing, seen: readonly Thing[] = []): Step | undefined => {
    const own = counterpart(thing)?.dropped;
    if (own !== undefined) return own;
    for (const container of thing.within) {
      const step = seen.includes(container) ? undefined : droppedBack(container, [...seen, thing]);
      if (step !== undefined) return step;
    }
    return undefined;
  };
  return {
    forward,
    back,
    counterpart,
    origin: (thing) => follow(left, pathBefore(thing)),
    restored: (thing) => follow(remade, pathBefore(thing)),
    successor: (thing) => {
      const same = follow(left, pathBefore(thing));
      return same?.made === undefined || same === thing ? undefined : same;
    },
    droppedBack: (thing) => droppedBack(thing),
  };
}

/** The first of each path. */
function byPath(
  things: readonly Thing[],
  path: (thing: Thing) => string | undefined,
): ReadonlyMap<string, Thing> {
  const map = new Map<string, Thing>();
  for (const thing of things) {
    const key = path(thing);
    if (key !== undefined && !map.has(key)) map.set(key, thing);
  }
  return map;
}

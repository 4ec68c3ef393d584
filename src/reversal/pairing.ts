import type { Name } from '../domain/operation/name.ts';
import { keyOf } from '../rules/catalogue.ts';
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
  /** What the rollback makes, by how it is known in the end. */
  remadeAt(path: string | undefined): Thing | undefined;
  /** What the migration makes under the name of what it found. */
  successor(thing: Thing): Thing | undefined;
  /** The step of the rollback that drops a thing of the migration, by itself or with what it is in. */
  droppedBack(thing: Thing): Step | undefined;
  /** Whether the migration drops what is known in this way before it. */
  droppedUnder(path: string | undefined): boolean;
  /** Where the rollback drops something of a kind from a table that the migration does not speak of. */
  strangerDropped(table: Thing, kind: string): Step | undefined;
  /** Whether the migration makes something of a kind on a table and leaves its name to PostgreSQL. */
  makesUnnamed(table: Thing, kind: string): boolean;
  /** Whether the migration makes something temporary under the name of a thing. */
  isTemporary(thing: Thing): boolean;
  /** The table that the migration makes as a copy of one that it found. */
  copyOf(table: Thing): Name | undefined;
}

export function pair(forward: Timeline, back: Timeline): Pairing {
  const left = byPath(forward.things, pathAfter);
  const found = byPath(back.things, pathBefore);
  const remade = byPath(
    back.things.filter(({ made }) => made !== undefined),
    pathAfter,
  );
  const dropped = byPath(
    forward.things.filter((thing) => thing.dropped !== undefined),
    pathBefore,
  );
  const counterpart = (thing: Thing) => follow(found, pathAfter(thing));
  const origin = (thing: Thing) => follow(left, pathBefore(thing));
  const strangers = byOwner(
    back.things.filter((thing) => thing.dropped?.thing === thing && origin(thing) === undefined),
  );
  const unnamed = byOwner(forward.things.filter((thing) => thing.unnamed));
  const temporary = new Set(
    forward.things.flatMap((thing) => (thing.temporary ? `${thing.kind} ${thing.name.name}` : [])),
  );
  const copies = copiesIn(forward);
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
    origin,
    restored: (thing) => follow(remade, pathBefore(thing)),
    remadeAt: (path) => follow(remade, path),
    successor: (thing) => {
      const same = origin(thing);
      return same?.made === undefined || same === thing ? undefined : same;
    },
    droppedBack: (thing) => droppedBack(thing),
    droppedUnder: (path) => follow(dropped, path) !== undefined,
    strangerDropped: (table, kind) => strangers.get(table)?.get(kind)?.dropped,
    makesUnnamed: (table, kind) => unnamed.get(table)?.has(kind) === true,
    isTemporary: ({ kind, name }) => temporary.has(`${kind} ${name.name}`),
    copyOf: ({ before }) => (before === undefined ? undefined : copies.get(keyOf(before))),
  };
}

function follow(things: ReadonlyMap<string, Thing>, path: string | undefined): Thing | undefined {
  return path === undefined ? undefined : things.get(path);
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

/** The first of each kind, by table. */
function byOwner(things: readonly Thing[]): ReadonlyMap<Thing, ReadonlyMap<string, Thing>> {
  const map = new Map<Thing, Map<string, Thing>>();
  for (const thing of things) {
    const { owner, kind } = thing;
    if (owner === undefined) continue;
    const kinds = map.get(owner) ?? new Map<string, Thing>();
    map.set(owner, kinds);
    if (!kinds.has(kind)) kinds.set(kind, thing);
  }
  return map;
}

/** The copies that a script makes by CREATE TABLE … AS, by what they read. */
function copiesIn({ things }: Timeline): ReadonlyMap<string, Name> {
  const copies = new Map<string, Name>();
  for (const { kind, before, made } of things) {
    if (kind !== 'table' || before !== undefined || made?.operation.kind !== 'create-table') continue;
    for (const name of made.operation.asQuery?.reads ?? [])
      if (!copies.has(keyOf(name))) copies.set(keyOf(name), made.operation.table);
  }
  return copies;
}

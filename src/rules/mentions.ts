import type { Name } from '../domain/operation/name.ts';
import { type Catalogue, MOST_TABLES, type Table, type View } from './catalogue.ts';

/** The tables by the bare names of what they are about, so that a script need not go through all for each statement. */
export interface Mentions {
  /** By the tables that their foreign keys point to. */
  readonly pointingTo: ReadonlyMap<string, readonly Table[]>;
  /** By the functions that their triggers call. */
  readonly calling: ReadonlyMap<string, readonly Table[]>;
  /** By the types of their columns. */
  readonly withType: ReadonlyMap<string, readonly Table[]>;
  /** By the words of their checks and policies, in lower case. */
  readonly inText: ReadonlyMap<string, readonly Table[]>;
}

/** Kept for as long as the version of the catalogue is: most statements change nothing of it. */
const KNOWN = new WeakMap<Catalogue['tables'], Mentions>();
const KNOWN_VIEWS = new WeakMap<Catalogue['views'], ReadonlyMap<string, readonly View[]>>();

/** What the tables mention. */
export function mentionsIn(tables: Catalogue['tables']): Mentions {
  const known = KNOWN.get(tables) ?? collect(tables.size > MOST_TABLES ? [] : [...tables.values()]);
  KNOWN.set(tables, known);
  return known;
}

/** The views by the bare names of what they read. */
export function readersIn(views: Catalogue['views']): ReadonlyMap<string, readonly View[]> {
  const known =
    KNOWN_VIEWS.get(views) ??
    indexed(views.size > MOST_TABLES ? [] : [...views.values()], ({ reads }) => namesOf(reads));
  KNOWN_VIEWS.set(views, known);
  return known;
}

const KNOWN_PARTITIONS = new WeakMap<Catalogue['tables'], ReadonlyMap<string, readonly Table[]>>();

/** The partitions by the bare names of their parents. */
export function partitionsIn(tables: Catalogue['tables']): ReadonlyMap<string, readonly Table[]> {
  const known =
    KNOWN_PARTITIONS.get(tables) ??
    indexed(tables.size > MOST_TABLES ? [] : [...tables.values()], ({ partitionOf }) =>
      partitionOf === undefined ? [] : [partitionOf.parent.name],
    );
  KNOWN_PARTITIONS.set(tables, known);
  return known;
}

type Named = ReadonlyMap<string, { readonly name: Name }>;

const KNOWN_NAMES = new WeakMap<Named, ReadonlySet<string>>();

/** Whether one of them has a bare name, in whatever schema. */
export function hasName(things: Named, name: string): boolean {
  const known = KNOWN_NAMES.get(things) ?? new Set(Array.from(things.values(), (thing) => thing.name.name));
  KNOWN_NAMES.set(things, known);
  return known.has(name);
}

/** A table with more checks and policies is not looked through for words: it was not written by people. */
const MOST_TEXTS = 200;

function collect(tables: readonly Table[]): Mentions {
  return {
    pointingTo: indexed(tables, ({ constraints }) =>
      [...constraints.values()].flatMap(({ constraint }) =>
        constraint.type === 'foreign-key' ? constraint.references.name : [],
      ),
    ),
    calling: indexed(tables, ({ triggers }) =>
      namesOf([...triggers.values()].map((trigger) => trigger.function)),
    ),
    withType: indexed(tables, ({ columns }) =>
      namesOf([...columns.values()].flatMap(({ type }) => type ?? [])),
    ),
    inText: indexed(tables, textsOf),
  };
}

function textsOf({ constraints, policies }: Table): readonly string[] {
  if (constraints.size + policies.size > MOST_TEXTS) return [];
  const checks = [...constraints.values()].flatMap(({ constraint }) =>
    constraint.type === 'check' ? constraint.expression.text : [],
  );
  return [...checks, ...[...policies.values()].map(({ text }) => text)].flatMap(wordsOf);
}

/** The words of a text in lower case, as names are held against them. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? [];
}

function namesOf(names: readonly { readonly name: string }[]): readonly string[] {
  return names.map(({ name }) => name);
}

function indexed<T>(
  things: readonly T[],
  keysOf: (thing: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const byKey = new Map<string, T[]>();
  for (const thing of things)
    for (const key of new Set(keysOf(thing))) {
      const entries = byKey.get(key);
      if (entries === undefined) byKey.set(key, [thing]);
      else entries.push(thing);
    }
  return byKey;
}

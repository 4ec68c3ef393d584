import type { Name } from '../domain/operation/name.ts';
import { type Index, type KnownConstraint, MOST_TABLES, type Table, type View } from './catalogue.ts';
import { indexedBy } from './layered-map.ts';

type Find<T> = (map: ReadonlyMap<string, T>, name: string) => readonly T[];

/** The tables with a foreign key to what has a bare name. */
export const tablesPointingTo = amongTables(({ constraints }) =>
  [...constraints.values()].flatMap(({ constraint }) =>
    constraint.type === 'foreign-key' ? constraint.references.name : [],
  ),
);

/** The tables with a trigger that calls the function of a bare name. */
export const tablesCalling = amongTables(({ triggers }) =>
  namesOf([...triggers.values()].map((trigger) => trigger.function)),
);

/** The tables with a column of the type of a bare name. */
export const tablesWithType = amongTables(({ columns }) =>
  namesOf([...columns.values()].flatMap(({ type }) => type ?? [])),
);

/** The tables with a word, in lower case, in their checks and policies. */
export const tablesSaying = amongTables(textsOf);

/** The partitions of the table of a bare name. */
export const partitionsNaming = amongTables(({ partitionOf }) =>
  partitionOf === undefined ? [] : [partitionOf.parent.name],
);

/** The views that read what has a bare name. */
export const viewsReading: Find<View> = upToMost(indexedBy(({ reads }: View) => namesOf(reads)));

/** The indexes on the table of a bare name. */
export const indexesOn: Find<Index> = indexedBy(({ table }: Index) => [table.name]);

/** The constraints of a table that bring an index of their own over its columns, its primary key first. */
export function keysAmong({ constraints }: Pick<Table, 'constraints'>): readonly KnownConstraint[] {
  const primary: KnownConstraint[] = [];
  const unique: KnownConstraint[] = [];
  for (const known of constraints.values())
    if (known.constraint.type === 'primary-key') primary.push(known);
    else if (known.constraint.type === 'unique') unique.push(known);
  return [...primary, ...unique];
}

type Named = { readonly name: Name };

const named = indexedBy(({ name }: Named) => [name.name]);

/** Whether one of them has a bare name, in whatever schema. */
export function hasName(things: ReadonlyMap<string, Named>, name: string): boolean {
  return named(things, name).length > 0;
}

function amongTables(keysOf: (table: Table) => readonly string[]): Find<Table> {
  return upToMost(indexedBy(keysOf));
}

/** Nothing where there are more than are looked through. */
function upToMost<T>(find: Find<T>): Find<T> {
  return (map, name) => (map.size > MOST_TABLES ? [] : find(map, name));
}

/** A table with more checks and policies is not looked through for words: it was not written by people. */
const MOST_TEXTS = 200;

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

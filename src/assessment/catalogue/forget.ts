import type { Catalogue } from '../../rules/catalogue.ts';

/**
 * What is still known after SQL that could not be read: nothing of the tables, types and indexes whose names occur
 * in its text, for it may have changed them.
 */
export function forgetMentioned(catalogue: Catalogue, text: string): Catalogue {
  const words = new Set(text.toLowerCase().match(/[\w$]+/g) ?? []);
  const isMentioned = (name: string) =>
    (name.toLowerCase().match(/[\w$]+/g) ?? []).every((part) => words.has(part));
  const kept = <T extends { readonly name: { readonly name: string } }>(map: ReadonlyMap<string, T>) =>
    new Map([...map].filter(([, { name }]) => !isMentioned(name.name)));
  const indexes = [...kept(catalogue.indexes)].filter(([, { table }]) => !isMentioned(table.name));
  return {
    ...catalogue,
    whole: false,
    tables: kept(catalogue.tables),
    types: kept(catalogue.types),
    indexes: new Map(indexes),
  };
}

import type { Statement } from '../../domain/script.ts';
import { type Catalogue, keyOf, MOST_TABLES } from '../../rules/catalogue.ts';
import { withChanges } from '../../rules/layered-map.ts';
import { isHarmlessCall } from '../level/harmless-calls.ts';

/**
 * What is still known after SQL that could not be read: nothing of the tables, views, types and indexes whose names
 * occur in its text, for it may have changed them.
 */
export function forgetMentioned(catalogue: Catalogue, text: string): Catalogue {
  const isMentioned = mentionedIn(text);
  const kept = <T extends { readonly name: { readonly name: string } }>(map: ReadonlyMap<string, T>) =>
    new Map([...map].filter(([, { name }]) => !isMentioned(name.name)));
  const indexes = [...kept(catalogue.indexes)].filter(([, { table }]) => !isMentioned(table.name));
  return {
    ...catalogue,
    whole: false,
    tables: kept(catalogue.tables),
    views: kept(catalogue.views),
    types: kept(catalogue.types),
    indexes: new Map(indexes),
    fates: new Map([...catalogue.fates].filter(([key]) => !isMentioned(lastPart(key)))),
  };
}

/** The same within a pull request, whose own objects stay new: only that they are there is not certain any more. */
export function doubtMentioned(catalogue: Catalogue, text: string): Catalogue {
  if (catalogue.tables.size > MOST_TABLES) return { ...catalogue, whole: false };
  const isMentioned = mentionedIn(text);
  const relations = [catalogue.tables, catalogue.views, catalogue.indexes].flatMap((map) => [
    ...map.values(),
  ]);
  const keys = [
    ...relations.map(({ name }) => ({ key: `relation ${keyOf(name)}`, name: name.name })),
    ...[...catalogue.types.values()].map(({ name }) => ({ key: `type ${keyOf(name)}`, name: name.name })),
    ...[...catalogue.fates.keys()].map((key) => ({ key, name: lastPart(key) })),
  ];
  const doubtful = keys.filter(({ name }) => isMentioned(name));
  const fates = withChanges(
    catalogue.fates,
    doubtful.map(({ key }) => [key, 'doubtful']),
  );
  return { ...catalogue, whole: false, fates };
}

/** Whether a part of a statement was not read, so that it may have done anything to what it names. */
export function isPartlyUnread({ operations }: Statement): boolean {
  return operations.some(
    (operation) =>
      operation.kind === 'dynamic-sql' ||
      operation.kind === 'unrecognised' ||
      (operation.kind === 'do-block' && !operation.read),
  );
}

/** Functions of sequences beside those that only compute. */
const ON_SEQUENCES = /^(?:pg_catalog\.)?(?:setval|nextval|currval)$/;

/** Whether a statement calls a function that may make or take away objects, and whose body is not here. */
export function callsUnknown({ operations }: Statement): boolean {
  const [only, ...followed] = operations;
  return (
    only?.kind === 'select' &&
    followed.length === 0 &&
    only.calls.some((call) => !ON_SEQUENCES.test(call) && !isHarmlessCall(call.replace(/^pg_catalog\./, '')))
  );
}

function mentionedIn(text: string): (name: string) => boolean {
  const words = new Set(text.toLowerCase().match(/[\w$]+/g) ?? []);
  return (name) => (name.toLowerCase().match(/[\w$]+/g) ?? []).every((part) => words.has(part));
}

/** `relation public.orders` → `orders`. */
function lastPart(key: string): string {
  return key.match(/[\w$]+/g)?.at(-1) ?? key;
}

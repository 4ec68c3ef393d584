import type { Catalogue, Fate } from '../rules/catalogue.ts';
import type { Part } from './part.ts';

/** What is known of a part besides that it is there or not, as `keyOfThing` and `keyOfMember` keep it. */
export function fateOf({ kind, of, name }: Part, { tables, fates }: Catalogue): Fate | undefined {
  if (of !== undefined) return tables.get(of)?.fates.get(`${kind} ${name}`);
  return fates.get(`${kind === 'type' ? 'type' : 'relation'} ${name}`);
}

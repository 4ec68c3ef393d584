import type { Operation } from '../domain/operation/operation.ts';
import type { Proposal } from '../domain/reversal.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import { inverseOf } from './inverse/inverse-of.ts';
import { reversalOf, unreversed } from './reversal.ts';
import { timelineOf } from './timeline.ts';

/**
 * The rollback of a migration, its inverse operations from the last to the first; a comment stands where something
 * has to be written that is not known here. Data that is lost does not come back by it.
 *
 * @param source how an operation is written in the migration, for the comments.
 */
export function proposeRollback(
  forward: readonly Operation[],
  before: Catalogue,
  source: (operation: Operation) => string,
): Proposal {
  const left = toTakeBack(forward, before).toReversed();
  // What is made twice is dropped once.
  const inverses = left.map((operation) => ({ operation, sql: inverseOf(operation, before) }));
  return {
    sql: [...new Set(inverses.map(({ operation, sql }) => sql ?? toWrite(source(operation))))].join('\n'),
    whole: inverses.every(({ sql }) => sql !== undefined),
  };
}

/** What is left to take back, and the renaming of what is made: it is dropped under the name that it was made with. */
function toTakeBack(forward: readonly Operation[], before: Catalogue): readonly Operation[] {
  const left = new Set(unreversed(reversalOf(forward, [], before)).map(({ operation }) => operation));
  return timelineOf(forward).steps.flatMap(({ operation, effect, thing }) => {
    const made = effect.change === 'rename' && thing?.made?.thing === thing ? thing?.made : undefined;
    return left.has(operation) || (made !== undefined && left.has(made.operation)) ? [operation] : [];
  });
}

/** In one line, however the statement is written. */
function toWrite(source: string): string {
  const line = source.replaceAll(/\s+/g, ' ').trim();
  return `-- To be written, as only its author knows what was there before: what takes back ${line.length > 80 ? `${line.slice(0, 80)} …` : line}`;
}

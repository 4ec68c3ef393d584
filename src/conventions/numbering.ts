import type { NumberingScheme } from '../domain/convention.ts';
import { historyRoot, nameOf, renamed } from '../domain/migration-name.ts';
import { compareNaturally } from '../domain/natural-order.ts';
import { instantOf, timestampOf } from './calendar.ts';
import { nextNumber } from './next-number.ts';
import { gitMove } from './shell.ts';

/** A migration with a number. */
export interface Numbered {
  readonly path: string;
  readonly number: string;
}

/** What one history has on the base branch, and what a pull request adds to it, in the order of their numbers. */
export interface Numbers {
  readonly base: readonly Numbered[];
  readonly added: readonly Numbered[];
}

interface InHistory {
  readonly migration: { readonly path: string; readonly number?: string };
  readonly predecessors: readonly { readonly path: string; readonly number?: string }[] | undefined;
}

/** The numbers of each history that gets migrations. Where the base branch's could not be told, it has none. */
export function numbersOf(ahead: readonly InHistory[]): readonly Numbers[] {
  const groups = Map.groupBy(ahead, ({ migration }) => historyRoot(migration));
  return [...groups.values()].map((group) => ({
    base: numbered(group[0]?.predecessors ?? []),
    added: numbered(group.map(({ migration }) => migration)),
  }));
}

function numbered(
  migrations: readonly { readonly path: string; readonly number?: string }[],
): readonly Numbered[] {
  return migrations
    .flatMap(({ path, number }) => (number === undefined ? [] : [{ path, number }]))
    .toSorted((a, b) => compareNaturally(a.number, b.number));
}

/** `099A` is a fix of `099`. */
export function fixOf(number: string): { readonly fixed: string; readonly letter: string } | undefined {
  const [, fixed, letter] = /^(\d+)([A-Z])$/.exec(number) ?? [];
  return fixed === undefined || letter === undefined ? undefined : { fixed, letter };
}

/** The last plain number, by value. */
export function newestOf(migrations: readonly Numbered[]): Numbered | undefined {
  return migrations.findLast(({ number }) => /^\d+$/.test(number));
}

/**
 * The commands that give what a pull request adds the next free numbers, in the order that it has now; fixes with a
 * letter keep theirs.
 *
 * @param at now: the first of the new timestamps.
 */
export function movesToFreeNumbers(
  { base, added }: Numbers,
  scheme: NumberingScheme,
  at: string,
): readonly string[] {
  const newest = newestOf(base)?.number;
  let last = scheme === 'timestamp' ? beforeNow(newest, at) : newest;
  return added.flatMap(({ path, number }) => {
    if (fixOf(number) !== undefined) return [];
    last = last === undefined ? number : nextNumber([last]);
    if (last === number) return [];
    const { from, to } = renamed(path, nameOf(path).replace(number, last));
    return [gitMove(from, to)];
  });
}

/** So that the next one is now, or right after what is there. */
function beforeNow(newest: string | undefined, at: string): string {
  const now = timestampOf(new Date(at).getTime() - 1000);
  const isLater = newest !== undefined && (instantOf(newest) ?? 0) > (instantOf(now) ?? 0);
  return isLater ? newest : now;
}

import { nextNumber, renumbering } from '../conventions/next-number.ts';
import { claimedObjects, contestedNumbers } from '../domain/contest.ts';
import type { ClaimedNumber, OtherPull } from '../domain/other-pull.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import type { PullReport } from './rule.ts';

/** What the pull request itself claims. */
export function ownClaim({ ahead }: Pick<PullRequestContext, 'ahead'>) {
  return {
    migrations: ahead.map(({ migration: { path, number } }) => ({
      path,
      ...(number === undefined ? {} : { number }),
    })),
    objects: claimedObjects(ahead.flatMap(({ operations }) => operations.map(({ operation }) => operation))),
  };
}

/** `#12 “Add tags”`. */
export function pullWords({ pullNumber, title }: OtherPull): string {
  return `#${pullNumber} “${title}”`;
}

/** Whether the other was ready first: whoever is ready keeps what it claims. */
export function isFirst(other: OtherPull, { change }: Pick<PullRequestContext, 'change'>): boolean {
  const own = change?.readySince;
  return other.readySince !== undefined && (own === undefined || other.readySince <= own);
}

/** A report for each migration whose number some of the other pull requests have, too. */
export function numberReports(
  context: PullRequestContext,
  others: readonly OtherPull[],
  words: (migration: ClaimedNumber, other: OtherPull) => string,
): readonly PullReport[] {
  if (others.length === 0) return [];
  const own = ownClaim(context);
  return others.flatMap((other) =>
    contestedNumbers(own, other).map((migration) => ({
      path: migration.path,
      message: words(migration, other),
      ...remedyOf(migration, context),
    })),
  );
}

function remedyOf({ path, number }: ClaimedNumber, context: PullRequestContext): Partial<PullReport> {
  if (number === undefined || /^\d{8,}/.test(number)) return {};
  const free = nextNumber([...numbersIn(context), number]);
  return {
    saferWay: `Take the next free number, \`${free}\`.`,
    text: { language: 'sh', text: renumbering(path, number, free) },
  };
}

/** All numbers that are taken: on the base branch, here, and in the other pull requests. */
function numbersIn({ migrations, change }: PullRequestContext): readonly string[] {
  return [
    ...migrations.flatMap(({ migration, predecessors }) => [
      migration.number ?? [],
      ...(predecessors ?? []).map(({ number }) => number ?? []),
    ]),
    ...(change?.others ?? []).map(({ migrations: theirs }) => theirs.map(({ number }) => number ?? [])),
  ].flat(2);
}

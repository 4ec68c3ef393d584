import { DAY, dayOfInstant } from '../conventions/calendar.ts';
import { deprecationComment } from '../conventions/deprecation.ts';
import type { Duration } from '../domain/duration.ts';
import { printIdentifier } from '../domain/operation/name.ts';
import { commentSql, type Drop, dropSql, renamedDrop, renameSql } from './drops.ts';

/** When the safety period begins, ISO 8601, and how long it lasts. */
interface Period {
  readonly at: string;
  readonly wait: Duration;
}

/** What to do in place of a drop: out of the way, with a comment that says until when it stays. */
export function deprecationSql(drop: Drop, name: string, period: Period): string {
  const renamed = renamedDrop(drop, name);
  const day = dayOfInstant(endOf(period) + DAY);
  return [
    '-- When no code uses it any more:',
    renameSql(drop, name),
    datedCommentSql(renamed, period),
    `-- From ${day} on, in a migration of its own: drop ${printIdentifier(name)}.`,
  ].join('\n');
}

/** The comment that what is deprecated has to have. */
export function datedCommentSql(drop: Drop, period: Period): string {
  return commentSql(drop, deprecationComment(dayOfInstant(period.at), dayOfInstant(endOf(period))));
}

/** A drop that is to be left for later. */
export function laterSql(drop: Drop, earliest: number): string {
  return `-- From ${dayOfInstant(earliest)} on, in a migration of its own:\n${dropSql(drop)}`;
}

function endOf({ at, wait }: Period): number {
  return new Date(at).getTime() + wait;
}

import { DAY, dayStart } from './calendar.ts';

/** What a comment on a table or column says of its end, as instants at which days begin. */
export interface Deprecation {
  /** `Deprecated on 2024-01-15`. */
  readonly since?: number;
  /** `safe to remove after 2024-02-15`: not on that day yet. */
  readonly notBefore?: number;
}

const DATE = String.raw`(\d{4}-\d{2}-\d{2})`;
const SINCE = new RegExp(String.raw`\bdeprecated?\b(?:\s+(?:on|since|at|as of|from))?:?\s*${DATE}`, 'i');
const AFTER = new RegExp(
  String.raw`\b(?:remove|drop|delete|removed|dropped|deleted|removal)\b(?:\s+(?:only|not))?\s+(after|before|from|on|as of)\s+${DATE}`,
  'i',
);

/** Reads a comment such as `Deprecated on 2024-01-15, safe to remove after 2024-02-15`; undefined without a date. */
export function readDeprecation(text: string): Deprecation | undefined {
  const since = dayStart(SINCE.exec(text)?.[1] ?? '');
  const [, word = '', day = ''] = AFTER.exec(text) ?? [];
  const end = dayStart(day);
  if (since === undefined && end === undefined) return undefined;
  return {
    ...(since === undefined ? {} : { since }),
    ...(end === undefined ? {} : { notBefore: word.toLowerCase() === 'after' ? end + DAY : end }),
  };
}

/** The comment to write, of two days such as `2024-01-15`. */
export function deprecationComment(since: string, safeAfter: string): string {
  return `Deprecated on ${since}, safe to remove after ${safeAfter}`;
}

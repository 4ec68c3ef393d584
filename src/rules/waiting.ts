import { DAY, dayOfInstant, dayStart } from '../conventions/calendar.ts';
import type { Duration } from '../domain/duration.ts';

/** The day on which so long has passed since an instant, as the instant at which it begins. */
export function dayAfter(instant: number, wait: Duration): number {
  return dayStart(dayOfInstant(instant + wait)) ?? instant + wait;
}

/** `12 days too early: it is allowed from 2026-02-15 on`; undefined where that instant has come. */
export function tooEarly(earliest: number, at: string): string | undefined {
  const left = earliest - Date.parse(at);
  if (left <= 0) return undefined;
  const days = Math.ceil(left / DAY);
  return `${days} day${days === 1 ? '' : 's'} too early: it is allowed from ${dayOfInstant(earliest)} on`;
}

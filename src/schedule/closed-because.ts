import type { ClosedReason, OpenHours } from '../domain/merge-window.ts';
import { type LocalTime, localTime, minuteOf } from './local-time.ts';
import type { NoticedWindow } from './noticed-window.ts';

/**
 * Why a window is closed at an instant, what somebody can do something about first; undefined while it is open.
 *
 * It goes by what the clocks of the time zone show at that instant. So when they are put back, an hour that comes
 * twice counts twice; when they are put forward, an hour that is skipped is none; and a day on which it stays closed
 * also cuts short what began the evening before.
 *
 * @param instant milliseconds since 1970, UTC.
 */
export function closedBecause(
  { window, noticeAt }: NoticedWindow,
  instant: number,
): ClosedReason | undefined {
  if (window.notice !== undefined) {
    if (noticeAt === undefined) return 'notice-missing';
    if (instant < Date.parse(noticeAt) + window.notice.atLeast) return 'notice';
  }
  const now = localTime(instant, window.timeZone);
  if (window.closed.some(({ from, to }) => from <= now.date && now.date <= to)) return 'date';
  if (window.open.length > 0 && !window.open.some((hours) => within(hours, now))) return 'hours';
  return undefined;
}

/** From the first minute on, up to the last and without it. */
function within({ days, from, to }: OpenHours, { weekday, weekdayBefore, minute }: LocalTime): boolean {
  const [first, end] = [minuteOf(from), minuteOf(to)];
  const overMidnight = end <= first;
  const beganToday = days.includes(weekday) && first <= minute && (overMidnight || minute < end);
  const beganYesterday = overMidnight && days.includes(weekdayBefore) && minute < end;
  return beganToday || beganYesterday;
}

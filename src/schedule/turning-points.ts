import { Temporal } from 'temporal-polyfill';
import type { MergeWindow } from '../domain/merge-window.ts';
import { minuteOf } from './local-time.ts';
import type { NoticedWindow } from './noticed-window.ts';

const DAY = 86_400_000;

const WEEK = 7 * DAY;

/** So far ahead is looked for an opening or a closing, in weeks: a year of closed days, and somewhat more. */
const HORIZON = 58;

/**
 * The instants after a given one at which one of the windows may open or close, in their order, as far ahead as is
 * looked. Between two of them nothing changes; not every one of them is an opening or a closing.
 *
 * @param from milliseconds since 1970, UTC, as are the instants.
 */
export function* turningPoints(windows: readonly NoticedWindow[], from: number): Generator<number> {
  for (let week = 0; week < HORIZON; week += 1) {
    const start = from + week * WEEK;
    const points = windows
      .flatMap((noticed) => pointsBetween(noticed, start, start + WEEK))
      .filter((point) => start < point && point <= start + WEEK);
    yield* [...new Set(points)].toSorted((a, b) => a - b);
  }
}

/** Those of one window, in no order, and some beyond. */
function pointsBetween({ window, noticeAt }: NoticedWindow, start: number, end: number): readonly number[] {
  const { timeZone, notice } = window;
  const noticed =
    notice === undefined || noticeAt === undefined ? [] : [Date.parse(noticeAt) + notice.atLeast];
  const minutes = clockMinutes(window);
  const times = datesBetween(start, end, timeZone).flatMap((date) =>
    minutes.flatMap((minute) => instantsOf(date, minute, timeZone)),
  );
  return [...noticed, ...clockChanges(start, end, timeZone), ...times];
}

/** The times of a day at which something may change: its beginning, since days can be closed, and the hours' ends. */
function clockMinutes({ open }: MergeWindow): readonly number[] {
  const ends = open.flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)]);
  return [...new Set([0, ...ends])].filter((minute) => minute < 24 * 60);
}

/** Every date that the calendar there shows meanwhile. */
function datesBetween(start: number, end: number, timeZone: string): readonly Temporal.PlainDate[] {
  const first = zoned(start, timeZone).toPlainDate();
  const last = zoned(end, timeZone).toPlainDate();
  return Array.from({ length: first.until(last).days + 1 }, (_, index) => first.add({ days: index }));
}

/** When the clocks show a time: both times where they are put back, and about then where they jump over it. */
function instantsOf(date: Temporal.PlainDate, minute: number, timeZone: string): readonly number[] {
  const time = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return (['earlier', 'later'] as const).map(
    (disambiguation) => time.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
  );
}

/** When the clocks are changed: what they show then jumps over times, or comes back to them. */
function clockChanges(start: number, end: number, timeZone: string): readonly number[] {
  const changes: number[] = [];
  let next = zoned(start, timeZone).getTimeZoneTransition('next');
  while (next !== null && next.epochMilliseconds <= end) {
    changes.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return changes;
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

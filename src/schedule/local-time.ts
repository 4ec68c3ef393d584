import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Weekday } from '../domain/merge-window.ts';

/** What the clocks and calendars of a place show. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly weekday: Weekday;
  readonly weekdayBefore: Weekday;
  /** Minutes since its midnight, by the clock: 02:30 is 150 on days with 23 and 25 hours, too. */
  readonly minute: number;
}

/**
 * What the clocks show at an instant. Which clocks change when is known to ICU, which Node brings with it.
 *
 * @param instant milliseconds since 1970, UTC.
 * @param timeZone IANA's name; `RangeError` for any other, which reading the policy has refused.
 */
export function localTime(instant: number, timeZone: string): LocalTime {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return {
    date: shown.toPlainDate().toString(),
    weekday: weekdayOf(shown.dayOfWeek),
    weekdayBefore: weekdayOf(shown.dayOfWeek - 1),
    minute: shown.hour * 60 + shown.minute,
  };
}

/** @param day 1 for Monday to 7 for Sunday, as ISO 8601 counts; 0 is the day before Monday. */
function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(day + 6) % 7] ?? 'mon';
}

/** Minutes since midnight. @param time `HH:MM`, to `24:00`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

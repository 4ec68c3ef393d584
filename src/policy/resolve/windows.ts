import { type DateRange, type MergeWindow, type OpenHours, WEEKDAYS } from '../../domain/merge-window.ts';
import type { WrittenWindow } from '../written/window.ts';
import { lengthOf } from './duration.ts';

/** The windows by name. */
export function resolveWindows(written: Readonly<Record<string, WrittenWindow>>): readonly MergeWindow[] {
  return Object.entries(written).map(([name, { open, closed, notice, ...rest }]) => ({
    name,
    timeZone: rest['time-zone'],
    open: (open ?? []).map(hoursOf),
    closed: (closed ?? []).map(rangeOf),
    ...(notice === undefined ? {} : { notice: { item: notice.item, atLeast: lengthOf(notice['at-least']) } }),
  }));
}

function hoursOf({ days, from, to }: NonNullable<WrittenWindow['open']>[number]): OpenHours {
  const named =
    days === undefined ? WEEKDAYS : WEEKDAYS.filter((day) => days.some((range) => daysOf(range).has(day)));
  return { days: named, from: from ?? '00:00', to: to ?? '24:00' };
}

/** `mon`, or `fri-mon`, which goes on over the end of the week. */
function daysOf(written: string): ReadonlySet<string> {
  const [first = '', last = first] = written.split('-');
  const days: readonly string[] = [...WEEKDAYS, ...WEEKDAYS];
  const start = days.indexOf(first);
  return new Set(days.slice(start, days.indexOf(last, start) + 1));
}

function rangeOf(written: string): DateRange {
  const [from = written, to = from] = written.split('..');
  return { from, to };
}

import { durationWords } from '../../domain/duration.ts';
import { type MergeWindow, type OpenHours, WEEKDAYS } from '../../domain/merge-window.ts';
import { listed } from './words.ts';

/** `Window maintenance: Sat 21:00–24:00, America/La_Paz; closed 2026-12-24 to 2027-01-02`. */
export function windowWords({ name, timeZone, open, closed, notice }: MergeWindow): string {
  const hours = open.length === 0 ? 'at every hour' : listed(open.map(hoursWords));
  const dates = closed.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  return [
    `Window ${name}: ${hours}, ${timeZone}`,
    ...(dates.length === 0 ? [] : [`closed ${listed(dates)}`]),
    ...(notice === undefined
      ? []
      : [`opens ${durationWords(notice.atLeast)} after ${notice.item} was ticked`]),
  ].join('; ');
}

function hoursWords({ days, from, to }: OpenHours): string {
  const names = days.map((day) => `${day[0]?.toUpperCase()}${day.slice(1)}`);
  const all = days.length === WEEKDAYS.length;
  return `${all ? 'daily' : listed(names)} ${from}–${to}`;
}

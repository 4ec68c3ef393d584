import { durationWords } from '../../domain/duration.ts';
import type { MergeWindow, WindowState } from '../../domain/merge-window.ts';

/**
 * When a merge window opens or closes next, in one clause: `merge window opens Sat 21:00 America/La_Paz`.
 *
 * @param at the instant that the state is of, ISO 8601: a day of the week tells enough for the six days after it.
 */
export function windowWords(state: WindowState, window: MergeWindow, at: string): string {
  if (state.kind === 'open')
    return state.closesAt === undefined
      ? 'merge window is open'
      : `merge window closes ${clockWords(state.closesAt, window.timeZone, at)}`;
  if (state.opensAt !== undefined)
    return `merge window opens ${clockWords(state.opensAt, window.timeZone, at)}`;
  if (state.because === 'notice-missing' && window.notice !== undefined) {
    const { item, atLeast } = window.notice;
    return `merge window opens no sooner than ${durationWords(atLeast)} after \`${item}\` is ticked`;
  }
  return 'merge window does not open within a year';
}

/** As the clocks there show it: `Sat 21:00 America/La_Paz`, `Sat 5 Dec 21:00 America/La_Paz` when that is far off. */
export function clockWords(instant: string, timeZone: string, at: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { ...SHOWN, timeZone }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((shown) => shown.type === type)?.value ?? '';
  const isNear = Date.parse(instant) - Date.parse(at) <= NEAR;
  const date = isNear ? '' : ` ${part('day')} ${part('month')}`;
  return `${part('weekday')}${date} ${part('hour')}:${part('minute')} ${timeZone}`;
}

const NEAR = 6 * 86_400_000;

const SHOWN: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

import { durationWords } from '../../domain/duration.ts';
import type { ClosedWindow } from '../../domain/merge-window.ts';

/**
 * When a closed merge window opens, in one clause: `merge window opens Sat 21:00 America/La_Paz`.
 *
 * @param at the instant that the state is of, ISO 8601.
 */
export function windowWords(
  { window, because, opensAt }: Omit<ClosedWindow, 'kind' | 'closesAt'>,
  at: string,
): string {
  if (opensAt !== undefined) return `merge window opens ${clockWords(opensAt, window.timeZone, at)}`;
  if (because !== 'notice-missing' || window.notice === undefined)
    return 'merge window does not open within a year';
  const { item, atLeast } = window.notice;
  return `merge window opens no sooner than ${durationWords(atLeast)} after \`${item}\` is ticked`;
}

/** What there is to do about a closed window, as a sentence. */
export function windowStep(state: ClosedWindow, at: string): string {
  const { window, because, opensAt, closesAt } = state;
  if (opensAt !== undefined) {
    const closes =
      closesAt === undefined ? '' : ` and closes ${clockWords(closesAt, window.timeZone, opensAt)}`;
    return `Nothing but to wait: the ${windowWords(state, at)}${closes}, and the status turns green by itself.`;
  }
  if (because === 'notice-missing' && window.notice !== undefined)
    return `Give the notice and tick \`${window.notice.item}\`: the ${windowWords(state, at)}.`;
  return `Change the merge window ${window.name} in the policy: it does not open within a year.`;
}

/**
 * What the clocks there show at an instant: `Sat 21:00 America/La_Paz`. The day of the week tells enough for six
 * days; what is further off has its date: `Sat 5 Dec 21:00 America/La_Paz`.
 *
 * @param at now, ISO 8601.
 */
export function clockWords(instant: string, timeZone: string, at: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { ...SHOWN, timeZone }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((shown) => shown.type === type)?.value ?? '';
  const isNear = Date.parse(instant) - Date.parse(at) <= NEAR;
  const date = isNear ? '' : ` ${part('day')} ${part('month')}`;
  return `${part('weekday')}${date} ${part('hour')}:${part('minute')} ${timeZone}`;
}

/** In milliseconds. */
const NEAR = 6 * 86_400_000;

const SHOWN: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

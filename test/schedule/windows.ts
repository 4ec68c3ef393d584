import type {
  DateRange,
  MergeWindow,
  OpenHours,
  Weekday,
  WindowState,
} from '../../src/domain/merge-window.ts';
import type { NoticedWindow } from '../../src/schedule/noticed-window.ts';
import { stateOfAll } from '../../src/schedule/state-of-all.ts';

/** `sat–sun 21:00–03:00`, as tests write hours. */
export function hours(days: readonly Weekday[], from: string, to: string): OpenHours {
  return { days, from, to };
}

export function windowOf(
  timeZone: string,
  open: readonly OpenHours[] = [],
  rest: Partial<Pick<MergeWindow, 'notice'>> & { readonly closed?: readonly DateRange[] } = {},
): MergeWindow {
  return { name: 'maintenance', timeZone, open, closed: [], ...rest };
}

/** Without any notice given. */
export function unnoticed(window: MergeWindow): NoticedWindow {
  return { window };
}

/** Of one window, which needs no naming then. */
export function windowState(noticed: NoticedWindow, at: string): WindowState {
  const { window: _, ...state } = stateOfAll([noticed], at);
  return state;
}

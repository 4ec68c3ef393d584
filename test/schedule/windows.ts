import type {
  ClosedWindow,
  DateRange,
  MergeWindow,
  OpenHours,
  Weekday,
} from '../../src/domain/merge-window.ts';
import type { NoticedWindow } from '../../src/schedule/noticed-window.ts';
import { stateOfAll } from '../../src/schedule/state-of-all.ts';

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

/** What there is to know of one window: what needs no saying then is left out. */
export function stateOf(noticed: NoticedWindow, at: string): OneState {
  const state = stateOfAll([noticed], at);
  if (state.kind === 'open')
    return { kind: 'open', ...(state.closing === undefined ? {} : { closesAt: state.closing.at }) };
  const { window: _, closesAt: __, ...closed } = state;
  return closed;
}

type OneState =
  | { readonly kind: 'open'; readonly closesAt?: string }
  | Omit<ClosedWindow, 'window' | 'closesAt'>;

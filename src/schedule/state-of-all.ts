import type { ClosedReason, MergeWindow, WindowState } from '../domain/merge-window.ts';
import { closedBecause } from './closed-because.ts';
import type { NoticedWindow } from './noticed-window.ts';
import { turningPoints } from './turning-points.ts';

/** Whether several windows are open together, with the one that closes first, or that the opening waits for last. */
export type StateOfAll =
  | (Extract<WindowState, { readonly kind: 'open' }> & { readonly window?: MergeWindow })
  | (Extract<WindowState, { readonly kind: 'closed' }> & { readonly window: MergeWindow });

/**
 * Whether all windows are open at an instant, and when that changes: the first of them closes, or all of them are
 * open together for the first time. Without any window it is always open.
 *
 * @param at ISO 8601.
 */
export function stateOfAll(windows: readonly NoticedWindow[], at: string): StateOfAll {
  const now = Date.parse(at);
  const closed = closedOf(windows, now);
  if (closed === undefined) return openFrom(windows, now);
  // No time that passes opens it: somebody has to give the notice.
  if (closed.because === 'notice-missing') return { kind: 'closed', ...closed };
  let latest = closed.window;
  for (const point of turningPoints(windows, now)) {
    const still = closedOf(windows, point);
    if (still === undefined)
      return {
        kind: 'closed',
        because: closed.because,
        window: latest,
        opensAt: new Date(point).toISOString(),
      };
    latest = still.window;
  }
  return { kind: 'closed', ...closed };
}

function openFrom(windows: readonly NoticedWindow[], now: number): StateOfAll {
  for (const point of turningPoints(windows, now)) {
    const closed = closedOf(windows, point);
    if (closed !== undefined)
      return { kind: 'open', window: closed.window, closesAt: new Date(point).toISOString() };
  }
  return { kind: 'open' };
}

interface Closed {
  readonly window: MergeWindow;
  readonly because: ClosedReason;
}

/** The first window that is closed at an instant, one that lacks its notice before all others. */
function closedOf(windows: readonly NoticedWindow[], instant: number): Closed | undefined {
  const closed = windows.flatMap((noticed) => {
    const because = closedBecause(noticed, instant);
    return because === undefined ? [] : [{ window: noticed.window, because }];
  });
  return closed.find(({ because }) => because === 'notice-missing') ?? closed[0];
}

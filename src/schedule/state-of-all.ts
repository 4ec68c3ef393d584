import type {
  ClosedReason,
  ClosedWindow,
  MergeWindow,
  OpenWindow,
  WindowState,
} from '../domain/merge-window.ts';
import { closedBecause } from './closed-because.ts';
import type { NoticedWindow } from './noticed-window.ts';
import { turningPoints } from './turning-points.ts';

/**
 * Whether all windows are open at an instant, and when that changes: the first of them closes, or all of them are
 * open together for the first time. Without any window it is always open.
 *
 * @param at ISO 8601.
 */
export function stateOfAll(windows: readonly NoticedWindow[], at: string): WindowState {
  const now = Date.parse(at);
  const closed = closedOf(windows, now);
  return closed === undefined ? openFrom(windows, now) : closedFrom(windows, now, closed);
}

function openFrom(windows: readonly NoticedWindow[], now: number): OpenWindow {
  for (const point of turningPoints(windows, now)) {
    const closed = closedOf(windows, point);
    if (closed !== undefined)
      return { kind: 'open', closing: { window: closed.window, at: new Date(point).toISOString() } };
  }
  return { kind: 'open' };
}

function closedFrom(windows: readonly NoticedWindow[], now: number, closed: Closed): ClosedWindow {
  const { because } = closed;
  // No time that passes opens it: somebody has to give the notice.
  if (because === 'notice-missing') return { kind: 'closed', ...closed };
  let { window } = closed;
  for (const point of turningPoints(windows, now)) {
    const still = closedOf(windows, point);
    if (still === undefined) {
      const { closing } = openFrom(windows, point);
      const opensAt = new Date(point).toISOString();
      return {
        kind: 'closed',
        window,
        because,
        opensAt,
        ...(closing === undefined ? {} : { closesAt: closing.at }),
      };
    }
    window = still.window;
  }
  return { kind: 'closed', ...closed };
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

import type { CheckedItem } from '../domain/checklist.ts';
import type { Demand } from '../domain/demand.ts';
import type { MergeWindow, WindowState } from '../domain/merge-window.ts';
import type { NoticedWindow } from '../schedule/noticed-window.ts';
import { stateOfAll } from '../schedule/state-of-all.ts';

/** What the windows depend on, beside the time. */
export interface WindowGrounds {
  readonly demands: readonly Demand[];
  readonly windows: readonly MergeWindow[];
  readonly checklist: readonly CheckedItem[];
}

/**
 * Whether all windows are open that the demands name; undefined where they name none.
 *
 * @param at now, ISO 8601.
 */
export function windowStateOf(
  { demands, windows, checklist }: WindowGrounds,
  at: string,
): WindowState | undefined {
  const names = new Set(demands.flatMap((demand) => demand.windows));
  if (names.size === 0) return undefined;
  const noticed = [...names].map((name) => noticedWindow(windowNamed(name, windows), checklist));
  return stateOfAll(noticed, at);
}

function windowNamed(name: string, windows: readonly MergeWindow[]): MergeWindow {
  const window = windows.find((each) => each.name === name);
  // Reading the policy has refused it; were it passed over here, merging would be allowed at every hour.
  if (window === undefined)
    throw new Error(`The policy asks for the merge window ${name} and has none of the name`);
  return window;
}

/** With the tick that gives the notice, where the item is ticked still. */
function noticedWindow(window: MergeWindow, checklist: readonly CheckedItem[]): NoticedWindow {
  const ticked = checklist.find(({ item }) => item.id === window.notice?.item)?.state;
  return ticked?.kind === 'ticked' ? { window, noticeAt: ticked.at } : { window };
}

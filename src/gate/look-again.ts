import type { CheckedItem } from '../domain/checklist.ts';
import type { WindowState } from '../domain/merge-window.ts';
import type { Verdict } from '../domain/verdict.ts';

/**
 * When something changes although nothing happens, ISO 8601, UTC: the window that the verdict hangs on opens or
 * closes, a tick expires, or an emergency ends.
 */
export function lookAgainAt(
  verdict: Verdict,
  checklist: readonly CheckedItem[],
  window?: WindowState,
): string | undefined {
  const ends = checklist.flatMap(({ state }) => (state.kind === 'ticked' ? (state.until ?? []) : []));
  const lapses = verdict.kind === 'emergency' ? [verdict.deadline] : [];
  const times = [turnOf(verdict, window) ?? [], ends, lapses].flat();
  return times.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}

function turnOf(verdict: Verdict, window: WindowState | undefined): string | undefined {
  if (window === undefined || !hangsOnWindow(verdict)) return undefined;
  return window.kind === 'open' ? window.closing?.at : window.opensAt;
}

function hangsOnWindow(verdict: Verdict): boolean {
  if (verdict.kind === 'pending') return verdict.shortfalls.some(({ kind }) => kind === 'window');
  return verdict.kind === 'satisfied';
}

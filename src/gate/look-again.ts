import type { WindowState } from '../domain/merge-window.ts';
import type { Verdict } from '../domain/verdict.ts';

/** When the verdict changes although nothing happens, ISO 8601, UTC: the window that it hangs on opens or closes. */
export function lookAgainAt(verdict: Verdict, window?: WindowState): string | undefined {
  if (window === undefined || !hangsOnWindow(verdict)) return undefined;
  return window.kind === 'open' ? window.closing?.at : window.opensAt;
}

function hangsOnWindow(verdict: Verdict): boolean {
  if (verdict.kind === 'pending') return verdict.shortfalls.some(({ kind }) => kind === 'window');
  return verdict.kind === 'satisfied';
}

import { describe, expect, it } from 'vitest';
import type { CheckedItem } from '../../src/domain/checklist.ts';
import type { MergeWindow, WindowState } from '../../src/domain/merge-window.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { lookAgainAt } from '../../src/gate/look-again.ts';
import { item } from '../support/policies.ts';

function ticked(until?: string): CheckedItem {
  const at = '2026-01-16T12:00:00Z';
  return {
    item: item('tested'),
    state: { kind: 'ticked', by: 'ann', at, ...(until === undefined ? {} : { until }) },
  };
}

describe('it is looked at again', () => {
  it('when the first tick expires', () => {
    const ticks = [ticked('2026-01-18T12:00:00Z'), ticked(), ticked('2026-01-17T12:00:00Z')];
    expect(lookAgainAt({ kind: 'satisfied' }, ticks)).toBe('2026-01-17T12:00:00Z');
  });

  it('not at all where no tick expires', () => {
    expect(
      lookAgainAt({ kind: 'satisfied' }, [ticked(), { item: item('x'), state: { kind: 'open' } }]),
    ).toBeUndefined();
  });

  const window: MergeWindow = { name: 'night', timeZone: 'UTC', open: [], closed: [] };
  const closing = { window, at: '2026-01-17T05:00:00Z' };
  const open: WindowState = { kind: 'open', closing };
  const closed: WindowState = { kind: 'closed', because: 'hours', window, opensAt: '2026-01-17T21:00:00Z' };
  const waiting: Verdict = { kind: 'pending', shortfalls: [{ kind: 'window', state: closed }] };
  const unapproved: Verdict = { kind: 'pending', shortfalls: [{ kind: 'checks', checks: [] }] };

  it.each<[string, Verdict, WindowState, string | undefined]>([
    ['when a window that is open closes', { kind: 'satisfied' }, open, closing.at],
    ['not at all while one is open for ever', { kind: 'satisfied' }, { kind: 'open' }, undefined],
    ['when a window that is waited for opens', waiting, closed, closed.opensAt],
    ['not for a window while something else is missing', unapproved, closed, undefined],
    [
      'not for a window of what is refused',
      { kind: 'refused', refusals: [], shortfalls: [] },
      open,
      undefined,
    ],
  ])('%s', (_when, verdict, state, at) => {
    expect(lookAgainAt(verdict, [], state)).toBe(at);
  });

  it('when an emergency ends, unless a tick expires before', () => {
    const deadline = '2026-01-17T11:00:00.000Z';
    const declared = { by: 'lena', reason: 'down', declaredAt: '2026-01-16T11:00:00Z', deadline };
    const verdict: Verdict = { kind: 'emergency', ...declared, refusals: [], shortfalls: [] };
    expect(lookAgainAt(verdict, [ticked('2026-01-18T12:00:00Z')])).toBe(deadline);
    expect(lookAgainAt(verdict, [ticked('2026-01-17T10:00:00Z')])).toBe('2026-01-17T10:00:00Z');
  });
});

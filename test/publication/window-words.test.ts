import { describe, expect, it } from 'vitest';
import type { MergeWindow } from '../../src/domain/merge-window.ts';
import { windowWords } from '../../src/publication/wording/window.ts';

const MERGE_WINDOW: MergeWindow = {
  name: 'maintenance',
  timeZone: 'America/La_Paz',
  open: [{ days: ['sat'], from: '21:00', to: '23:00' }],
  closed: [],
  notice: { item: 'users-told', atLeast: 48 * 3_600_000 },
};

const AT = '2026-11-30T01:00:00.000Z';

describe('a merge window is told', () => {
  it('by the day of the week when it opens within six days', () => {
    const state = { kind: 'closed', because: 'hours', opensAt: '2026-12-06T01:00:00.000Z' } as const;
    expect(windowWords(state, MERGE_WINDOW, AT)).toBe('merge window opens Sat 21:00 America/La_Paz');
  });

  it('with the date when that is further off', () => {
    const state = { kind: 'closed', because: 'hours', opensAt: '2026-12-06T01:00:00.000Z' } as const;
    expect(windowWords(state, MERGE_WINDOW, '2026-11-30T00:59:00.000Z')).toBe(
      'merge window opens Sat 5 Dec 21:00 America/La_Paz',
    );
  });

  it('at midnight as 00:00', () => {
    const state = { kind: 'open', closesAt: '2026-12-01T04:00:00.000Z' } as const;
    expect(windowWords(state, MERGE_WINDOW, AT)).toBe('merge window closes Tue 00:00 America/La_Paz');
  });

  it('by the notice that it waits for', () => {
    const state = { kind: 'closed', because: 'notice-missing' } as const;
    expect(windowWords(state, MERGE_WINDOW, AT)).toBe(
      'merge window opens no sooner than 2 days after `users-told` is ticked',
    );
  });

  it('without a time where there is none', () => {
    expect(windowWords({ kind: 'open' }, MERGE_WINDOW, AT)).toBe('merge window is open');
    expect(windowWords({ kind: 'closed', because: 'date' }, MERGE_WINDOW, AT)).toBe(
      'merge window does not open within a year',
    );
  });
});

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

const hours = { window: MERGE_WINDOW, because: 'hours' } as const;

describe('a merge window is told', () => {
  it('by the day of the week when it opens within six days', () => {
    expect(windowWords({ ...hours, opensAt: '2026-12-06T01:00:00.000Z' }, AT)).toBe(
      'merge window opens Sat 21:00 America/La_Paz',
    );
  });

  it('with the date when that is further off', () => {
    expect(windowWords({ ...hours, opensAt: '2026-12-06T01:00:00.001Z' }, AT)).toBe(
      'merge window opens Sat 5 Dec 21:00 America/La_Paz',
    );
  });

  it('at midnight as 00:00', () => {
    expect(windowWords({ ...hours, opensAt: '2026-12-01T04:00:00.000Z' }, AT)).toBe(
      'merge window opens Tue 00:00 America/La_Paz',
    );
  });

  it('by the notice that it waits for', () => {
    expect(windowWords({ window: MERGE_WINDOW, because: 'notice-missing' }, AT)).toBe(
      'merge window opens no sooner than 2 days after `users-told` is ticked',
    );
  });

  it('without a time where there is none', () => {
    expect(windowWords({ window: MERGE_WINDOW, because: 'date' }, AT)).toBe(
      'merge window does not open within a year',
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import type { ClosedWindow, MergeWindow } from '../../src/domain/merge-window.ts';
import { commentOf } from '../../src/publication/comment/comment.ts';
import { statusOf } from '../../src/publication/status.ts';
import { windowWords } from '../../src/publication/wording/window.ts';
import { decision, snapshot, tally } from './decisions.ts';

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

describe('a pull request with a merge window', () => {
  const closed: ClosedWindow = {
    kind: 'closed',
    ...hours,
    opensAt: '2026-12-06T01:00:00.000Z',
    closesAt: '2026-12-06T03:00:00.000Z',
  };
  const at = { ...snapshot, at: AT };
  const waiting = (state: ClosedWindow, change: Partial<Decision> = {}) =>
    decision({
      snapshot: at,
      window: state,
      verdict: { kind: 'pending', shortfalls: [{ kind: 'window', state }] },
      ...change,
    });

  it('says that it is approved, and when the window opens', () => {
    expect(statusOf(waiting(closed))).toEqual({
      state: 'pending',
      description: 'LOW · approved; merge window opens Sat 21:00 America/La_Paz',
    });
  });

  it('does not say that somebody approved where nobody needs to', () => {
    expect(statusOf(waiting(closed, { tally: tally([]) })).description).toBe(
      'LOW · no approval needed; merge window opens Sat 21:00 America/La_Paz',
    );
  });

  it('says in the comment when it opens and when it closes', () => {
    expect(commentOf(waiting(closed))).toContain(
      'Nothing but to wait: the merge window opens Sat 21:00 America/La_Paz and closes Sat 23:00 America/La_Paz, and the status turns green by itself.',
    );
  });

  it('asks in the comment for the notice', () => {
    const state = { ...closed, because: 'notice-missing' } as const;
    const { opensAt: _, closesAt: __, ...unnoticed } = state;
    expect(commentOf(waiting(unnoticed))).toContain('Give the notice and tick `users-told`');
  });

  it('says in the comment that a window which does not open needs another policy', () => {
    const { opensAt: _, closesAt: __, ...shut } = closed;
    expect(commentOf(waiting(shut))).toContain('Change the merge window maintenance in the policy');
  });

  it('says in the comment until when it can be merged', () => {
    const closing = { window: MERGE_WINDOW, at: '2026-12-02T03:00:00.000Z' };
    expect(commentOf(decision({ snapshot: at, window: { kind: 'open', closing } }))).toContain(
      'Merge it before the merge window closes Tue 23:00 America/La_Paz.',
    );
  });
});

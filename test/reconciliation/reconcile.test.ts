import { describe, expect, it } from 'vitest';
import type { RecordedPull, SeenPull } from '../../src/domain/open-pull.ts';
import { knownAfter } from '../../src/reconciliation/known.ts';
import { nextSweep } from '../../src/reconciliation/next-sweep.ts';
import { pauseEnds } from '../../src/reconciliation/pause.ts';
import { reconcile } from '../../src/reconciliation/reconcile.ts';
import { causeOf, isUneventful } from '../../src/reconciliation/renewal.ts';
import { snapshotWith } from '../support/facts.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const shop = { owner: 'acme', name: 'shop' };
const attic = { owner: 'acme', name: 'attic' };

const state = {
  head: 'a1',
  baseBranch: 'main',
  updatedAt: '2026-11-21T11:00:00Z',
  status: 'pending',
} as const;
const seen: SeenPull = { number: 7, ...state };
const record = (changes: Partial<RecordedPull> = {}, repository = shop): RecordedPull => ({
  ref: { installation: 1, repository, number: 7 },
  lookedAt: '2026-11-21T11:58:00Z',
  known: { ...state, isGated: true },
  ...changes,
});

const unread: RecordedPull = { ref: record().ref, lookedAt: record().lookedAt };

/** What is evaluated, and why, when GitHub shows these pull requests of the shop. */
function reasons(recorded: readonly RecordedPull[], pulls: readonly SeenPull[]) {
  const shown = { installation: 1, repositories: [shop], seen: [{ repository: shop, pulls }] };
  return reconcile(recorded, shown, NOW).evaluate.map(({ pull, why }) => `#${pull.number}: ${why}`);
}

describe('an open pull request is evaluated', () => {
  it.each<[string, readonly RecordedPull[], readonly SeenPull[]]>([
    ['unknown', [], [seen]],
    ['other head', [record()], [{ ...seen, head: 'b2' }]],
    ['other base branch', [record()], [{ ...seen, baseBranch: 'release' }]],
    ['something happened', [record()], [{ ...seen, updatedAt: '2026-11-21T11:00:01Z' }]],
    [
      'status missing',
      [record()],
      [{ number: 7, head: 'a1', baseBranch: 'main', updatedAt: state.updatedAt }],
    ],
    ['other status', [record()], [{ ...seen, status: 'success' }]],
    ['not open any more', [record()], []],
    ['parked', [record({ parked: { times: 1, until: '2026-11-21T11:59:59Z' } })], [seen]],
    ['unknown', [unread], [seen]],
  ])('when it is %s', (why, recorded, pulls) => {
    expect(reasons(recorded, pulls)).toEqual([`#7: ${why}`]);
  });

  it('not when it is as it was recorded, whatever the case of its name', () => {
    expect(reasons([record({}, { owner: 'Acme', name: 'Shop' })], [seen])).toEqual([]);
  });
});

describe('what nothing asks for', () => {
  const looked = (number: number, lookedAt: string): RecordedPull => ({
    ...record(),
    ref: { ...record().ref, number },
    lookedAt,
  });
  const open = (count: number) => Array.from({ length: count }, (_, index) => ({ ...seen, number: index }));

  it('is looked at again after four minutes, for a change of a team or of a base branch does not show', () => {
    const recorded = [looked(0, '2026-11-21T11:55:59Z'), looked(1, '2026-11-21T11:56:00Z')];
    expect(reasons(recorded, open(2))).toEqual(['#0: looked at long ago']);
  });

  it('is looked at again in small numbers, the longest ago first', () => {
    const recorded = Array.from({ length: 60 }, (_, index) =>
      looked(index, `2026-11-21T11:${String(index % 50).padStart(2, '0')}:00Z`),
    );
    const again = reasons(recorded, open(60));
    expect(again).toHaveLength(40);
    expect(again.slice(0, 3)).toEqual([0, 50, 1].map((number) => `#${number}: looked at long ago`));
  });

  it('is looked at again before all that have nothing to approve, however old these are', () => {
    const recorded = Array.from({ length: 41 }, (_, index) => ({
      ...looked(index, '2026-11-21T10:00:00Z'),
      known: { ...state, isGated: false },
    }));
    const gated = looked(41, '2026-11-21T11:50:00Z');
    expect(reasons([...recorded, gated], open(42))[0]).toBe('#41: looked at long ago');
  });

  it('makes no entry of the audit when it is looked at again and is as it was', () => {
    const now = { kind: 'satisfied', digest: 'd' } as const;
    const cause = causeOf('looked at long ago');
    const write = { kind: 'add-labels', labels: ['low'] } as const;
    expect(isUneventful(cause, now, now, [])).toBe(true);
    expect(isUneventful(cause, now, { ...now, kind: 'pending' }, [])).toBe(false);
    expect(isUneventful(cause, now, { ...now, digest: 'e' }, [])).toBe(false);
    expect(isUneventful(cause, now, undefined, [])).toBe(false);
    expect(isUneventful(cause, now, now, [write])).toBe(false);
    expect(isUneventful('recheck', now, now, [])).toBe(false);
  });

  it('is left alone while it is parked, or no longer open', () => {
    const parked = { times: 1, until: '2026-11-21T12:00:01Z' };
    const old = looked(0, '2026-11-21T10:00:00Z');
    expect(reasons([{ ...old, parked }], open(1))).toEqual([]);
    expect(reasons([old], [])).toEqual(['#0: not open any more']);
  });
});

describe('a parked one', () => {
  const parked = { times: 2, until: '2026-11-21T12:00:01Z' };

  it('rests until its pause is over, though its status is not as it should be', () => {
    expect(reasons([record({ parked })], [{ ...seen, status: 'error' }])).toEqual([]);
    expect(reasons([{ ...unread, parked }], [seen])).toEqual([]);
    expect(reasons([record({ parked })], [])).toEqual([]);
  });

  it('is taken up before when something happens there', () => {
    expect(reasons([record({ parked })], [{ ...seen, head: 'b2' }])).toEqual(['#7: other head']);
  });

  it('is tried again after ten minutes, then after twice as long each time, and at last every six hours', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7].map(
      (times) => (pauseEnds(times, NOW).getTime() - NOW.getTime()) / 60_000,
    );
    expect(minutes).toEqual([10, 20, 40, 80, 160, 320, 360]);
  });
});

describe('a repository', () => {
  it('that the app does not see any more is forgotten', () => {
    const shown = { installation: 1, repositories: [shop], seen: [{ repository: shop, pulls: [] }] };
    const left = record({}, attic);
    expect(reconcile([left], shown, NOW)).toEqual({ evaluate: [], forget: [left.ref] });
  });

  it('of which GitHub did not tell is left as it is', () => {
    const shown = { installation: 1, repositories: [shop, attic], seen: [] };
    expect(reconcile([record(), record({}, attic)], shown, NOW)).toEqual({ evaluate: [], forget: [] });
  });
});

describe('what is known after an evaluation', () => {
  const { pull } = snapshotWith();
  const updatedAt = (readAt: string) =>
    knownAfter(
      { pull, updatedAt: '2026-11-21T11:59:50Z' },
      { status: 'pending', isGated: true },
      new Date(readAt),
    ).updatedAt;

  it('is what GitHub said of it', () => {
    expect(updatedAt('2026-11-21T11:59:53Z')).toBe('2026-11-21T11:59:50Z');
  });

  it('is looked at once more when more may have happened in the same second', () => {
    expect(updatedAt('2026-11-21T11:59:50.900Z')).toBe('2026-11-21T11:59:49Z');
  });
});

describe('the next sweep', () => {
  it('is at the same time for all, however long they run', () => {
    const every = 5 * 60_000;
    for (const now of ['2026-11-21T12:00:00Z', '2026-11-21T12:00:01Z', '2026-11-21T12:04:59.999Z'])
      expect(nextSweep(new Date(now), every)).toEqual(new Date('2026-11-21T12:05:00Z'));
  });
});

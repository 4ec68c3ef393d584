import { describe, expect, it } from 'vitest';
import type { CheckedItem, ItemState } from '../../src/domain/checklist.ts';
import type { MergeWindow } from '../../src/domain/merge-window.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { windowStateOf } from '../../src/gate/windows.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { DIGEST, POLICY, review, reviewedBy, snapshotWith } from '../support/facts.ts';
import { demand, item } from '../support/policies.ts';

const NIGHT: MergeWindow = {
  name: 'night',
  timeZone: 'UTC',
  open: [{ days: ['sat'], from: '21:00', to: '23:00' }],
  closed: [],
};

const BY_NIGHT: Policy = {
  ...POLICY,
  windows: [NIGHT],
  demands: [...POLICY.demands, demand({ windows: ['night'] })],
};

// A Saturday.
const NOON = '2026-12-05T12:00:00.000Z';
const OPENS = '2026-12-05T21:00:00.000Z';
const CLOSES = '2026-12-05T23:00:00.000Z';

function decisionAt(at: string, snapshot: Snapshot, sql = 'CREATE TABLE tags (id bigint PRIMARY KEY);') {
  const assessment = assessFiles({ 'db/migrations/099_tags.sql': sql });
  const policy = { policy: BY_NIGHT, identity: 'test', changedHere: [] };
  return decisionOn({ snapshot: { ...snapshot, at }, policy, digest: DIGEST, assessment });
}

describe('a merge window', () => {
  it('is not waited for until everything else is there', () => {
    const decision = decisionAt(NOON, snapshotWith());
    expect(decision.verdict).toMatchObject({ kind: 'pending', shortfalls: [{ kind: 'approvals' }] });
    expect(decision.lookAgainAt).toBeUndefined();
  });

  it('holds back what is approved, and is looked at again when it opens', () => {
    const decision = decisionAt(NOON, reviewedBy(review('dev')));
    expect(decision.verdict).toEqual({
      kind: 'pending',
      shortfalls: [
        {
          kind: 'window',
          state: { kind: 'closed', because: 'hours', window: NIGHT, opensAt: OPENS, closesAt: CLOSES },
        },
      ],
    });
    expect(decision.lookAgainAt).toBe(OPENS);
  });

  it('lets it pass while it is open, and is looked at again when it closes', () => {
    const decision = decisionAt(OPENS, reviewedBy(review('dev')));
    expect(decision.verdict).toEqual({ kind: 'satisfied' });
    expect(decision.lookAgainAt).toBe(CLOSES);
  });

  it('makes nothing of what is refused', () => {
    const decision = decisionAt(OPENS, reviewedBy(review('dev'), review('sam', 'changes-requested')));
    expect(decision.verdict).toMatchObject({ kind: 'refused', shortfalls: [] });
    expect(decision.lookAgainAt).toBeUndefined();
  });
});

describe('the windows that are asked for', () => {
  const told: MergeWindow = {
    ...NIGHT,
    name: 'told',
    open: [],
    notice: { item: 'told', atLeast: 3_600_000 },
  };
  const items = (state: ItemState): readonly CheckedItem[] => [{ item: item('told'), state }];
  const ticked = (at: string): CheckedItem => ({
    item: item('told'),
    state: { kind: 'ticked', by: 'olga', at },
  });
  const stateWith = (checklist: readonly CheckedItem[]) =>
    windowStateOf({ demands: [demand({ windows: ['told'] })], windows: [NIGHT, told], checklist }, NOON);

  it('are none where no demand names one', () => {
    expect(windowStateOf({ demands: [demand({})], windows: [NIGHT], checklist: [] }, NOON)).toBeUndefined();
  });

  it('must all be open, whichever demand names them', () => {
    const always = { ...NIGHT, name: 'always', open: [] };
    const demands = [demand({ windows: ['always'] }), demand({ windows: ['night'] })];
    expect(
      windowStateOf({ demands, windows: [always, NIGHT], checklist: [ticked(NOON)] }, NOON),
    ).toMatchObject({
      kind: 'closed',
      window: NIGHT,
    });
  });

  it('count their notice from the tick on', () => {
    const state = stateWith([ticked('2026-12-05T11:30:00Z')]);
    expect(state).toMatchObject({ kind: 'closed', because: 'notice', opensAt: '2026-12-05T12:30:00.000Z' });
  });

  it.each<[string, readonly CheckedItem[]]>([
    ['the line is not ticked', items({ kind: 'open' })],
    ['the line is waived', items({ kind: 'waived', by: 'lee', at: NOON, reason: 'no downtime' })],
    ['no line is of the name', []],
    ['another line is ticked', [{ ...ticked(NOON), item: item('tested') }]],
  ])('have no notice where %s', (_, checklist) => {
    expect(stateWith(checklist)).toMatchObject({ kind: 'closed', because: 'notice-missing' });
  });

  it('must be there: one that the policy has not would never close', () => {
    const grounds = { demands: [demand({ windows: ['nigth'] })], windows: [NIGHT], checklist: [] };
    expect(() => windowStateOf(grounds, NOON)).toThrow('the merge window nigth');
  });
});

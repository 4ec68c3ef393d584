import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/domain/act.ts';
import type { Deed } from '../../src/domain/deed.ts';
import type { Review } from '../../src/domain/review.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { ChosenPolicy } from '../../src/gate/choose-policy.ts';
import { withCircumstances } from '../../src/gate/circumstances.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { debtOf } from '../../src/gate/emergency.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { commit, DIGEST, POLICY, review, snapshotWith } from '../support/facts.ts';
import { demand } from '../support/policies.ts';

const HOUR = 3_600_000;
const policy = {
  ...POLICY,
  emergency: { roles: ['lead'], deadline: 24 * HOUR, label: 'emergency', levels: ['high'] },
} as const;
const CHOSEN = { policy, identity: 'test', changedHere: [] };
const INVALID = {
  path: '.github/migration-policy.yml',
  problems: [{ message: 'wrong', line: 1, column: 1, source: 'x' }],
};

const declared = (at: string, changes: Partial<Act> = {}): Act =>
  ({
    kind: 'emergency',
    id: at,
    by: 'lena',
    at,
    reason: 'checkout is down',
    digest: DIGEST,
    ...changes,
  }) as Act;

function decisionWith(
  changes: Partial<Snapshot>,
  chosen: ChosenPolicy = CHOSEN,
  sql = 'DROP TABLE bookings;',
) {
  const snapshot = snapshotWith({ acts: [declared('2026-01-16T11:00:00Z')], ...changes });
  const assessed = assessFiles({ 'db/migrations/099_x.sql': sql }, chosen.policy);
  const assessment = withCircumstances(assessed, chosen, snapshot);
  return decisionOn({ snapshot, policy: chosen, digest: DIGEST, assessment });
}

const merged = { ...snapshotWith().pull, state: 'merged', mergedAt: '2026-01-16T12:00:00Z' } as const;
const OPENED: Deed = { what: 'issue emergency', at: '2026-01-16T11:00:05Z', issue: 40 };

describe('an emergency', () => {
  it('lets through what is not approved, and says what is owed until when', () => {
    const { verdict, lookAgainAt } = decisionWith({});
    expect(verdict).toMatchObject({
      kind: 'emergency',
      by: 'lena',
      reason: 'checkout is down',
      deadline: '2026-01-17T11:00:00.000Z',
      shortfalls: [{ kind: 'approvals' }],
    });
    expect(lookAgainAt).toBe('2026-01-17T11:00:00.000Z');
  });

  it('lets through what is refused, whoever refused it', () => {
    const reviews = { complete: true, items: [review('sam', 'changes-requested')] };
    expect(decisionWith({ reviews }).verdict).toMatchObject({
      kind: 'emergency',
      refusals: [{ kind: 'changes-requested', login: 'sam' }],
    });
  });

  it.each<[string, Partial<Snapshot>]>([
    ['changed files', { files: { complete: false, items: snapshotWith().files.items } }],
    ['reviews', { reviews: { complete: false, items: [] } }],
    ['commits', { commits: { complete: false, items: snapshotWith().commits.items } }],
  ])('does not let through what is not wholly known: %s', (_list, changes) => {
    expect(decisionWith(changes).verdict.kind).toBe('refused');
  });

  it('does not let anything through under a policy with errors, and nothing is owed for it', () => {
    const decision = decisionWith({}, { ...CHOSEN, invalid: INVALID });
    expect(decision.verdict.kind).toBe('refused');
    expect(debtOf(decision)).toBeUndefined();
  });

  it('lets through what a comment in the SQL allows, which is owed as well', () => {
    const dropped = '-- migration-gate: allow drop-table because it is empty\nDROP TABLE bookings;';
    const chosen = { ...CHOSEN, policy: { ...policy, suppressors: ['lead'] } };
    const reviews = { complete: true, items: [review('sam'), review('sue')] };
    const decision = decisionWith({ reviews }, chosen, dropped);
    expect(decision.verdict).toMatchObject({ kind: 'emergency', shortfalls: [{ kind: 'suppressions' }] });
    expect(debtOf(decision)).toMatchObject({ kind: 'owed', missing: [{ kind: 'suppressions' }] });
  });

  it('counts at once, though the clock of GitHub is ahead', () => {
    const decision = decisionWith({ acts: [declared('2026-01-16T12:00:05Z')] });
    expect(decision.verdict).toMatchObject({ kind: 'emergency', refusals: [] });
  });

  it('takes a policy that has emergencies', () => {
    const { emergency: _, ...without } = policy;
    const decision = decisionWith({}, { ...CHOSEN, policy: without });
    expect(decision.verdict.kind).toBe('pending');
    expect(decision.emergency).toBeUndefined();
  });

  it('takes a declaration, and no other word of anybody', () => {
    const waiver = { ...declared('2026-01-16T11:00:00Z'), kind: 'waiver', item: 'x' } as Act;
    expect(decisionWith({ acts: [waiver] }).emergency).toBeUndefined();
    expect(decisionWith({ acts: [waiver, declared('2026-01-16T11:30:00Z')] }).emergency).toEqual({
      id: '2026-01-16T11:30:00Z',
      by: 'lena',
      reason: 'checkout is down',
      declaredAt: '2026-01-16T11:30:00Z',
      deadline: '2026-01-17T11:30:00.000Z',
    });
  });

  it('of somebody who may not is none, not even once a follow-up was opened', () => {
    const acts = [declared('2026-01-16T11:00:00Z', { by: 'dev' })];
    expect(decisionWith({ acts, deeds: [OPENED] }).emergency).toBeUndefined();
    expect(decisionWith({ acts, pull: merged }).emergency).toBeUndefined();
  });

  it('that turns nothing green lapses, if a follow-up was opened', () => {
    const reviews = { complete: false, items: [] };
    expect(debtOf(decisionWith({ reviews, deeds: [OPENED] }))).toEqual({ kind: 'lapsed' });
    expect(debtOf(decisionWith({ reviews, deeds: [{ ...OPENED, what: 'issue other' }] }))).toBeUndefined();
  });

  it('changes nothing where nothing is missing', () => {
    const reviews = { complete: true, items: [review('sam'), review('sue')] };
    const decision = decisionWith({ reviews });
    expect(decision.verdict.kind).toBe('satisfied');
    expect(debtOf(decision)).toMatchObject({ kind: 'paid', approvers: ['sam', 'sue'] });
  });

  it('ends at its deadline while nothing is merged, and is not put off by another', () => {
    const acts = [declared('2026-01-16T11:00:00Z'), declared('2026-01-16T13:00:00Z')];
    expect(decisionWith({ acts }).emergency?.deadline).toBe('2026-01-17T11:00:00.000Z');
    const over = { at: '2026-01-17T11:00:00.000Z' };
    expect(decisionWith(over).verdict.kind).toBe('pending');
    expect(debtOf(decisionWith({ ...over, deeds: [OPENED] }))).toEqual({ kind: 'lapsed' });
  });
});

describe('what is owed for a merged emergency', () => {
  it('is owed until the deadline, and overdue from then on', () => {
    expect(debtOf(decisionWith({ pull: merged }))?.kind).toBe('owed');
    const at = '2026-01-17T11:00:00.000Z';
    expect(debtOf(decisionWith({ pull: merged, at }))?.kind).toBe('overdue');
  });

  it('is paid by the approvals that were missing, though they come after the merge', () => {
    const reviews = { complete: true, items: [review('sam'), review('sue')] };
    expect(debtOf(decisionWith({ pull: merged, reviews }))?.kind).toBe('paid');
  });

  it('stays owed though the policy changes or the role is taken away', () => {
    const pull = merged;
    const acts = [declared('2026-01-16T11:00:00Z', { digest: 'before' })];
    expect(debtOf(decisionWith({ pull, acts, deeds: [OPENED] }))?.kind).toBe('owed');
    const others = [declared('2026-01-16T11:00:00Z', { by: 'dev' })];
    expect(debtOf(decisionWith({ pull, acts: others, deeds: [OPENED] }))?.kind).toBe('owed');
  });

  it('is what people can give: approvals, and their word where they requested changes', () => {
    const asking = { ...policy, demands: [...policy.demands, demand({ checks: ['unit'] })] };
    const unknown = { kind: 'unattributed', name: 'X', email: 'x@y.test', part: 'author' } as const;
    const commits = { complete: true, items: [commit('author'), { sha: 'c0ffee', people: [unknown] }] };
    const reviews = { complete: true, items: [review('sam', 'changes-requested')] };
    const facts = { pull: merged, commits, reviews };
    expect(debtOf(decisionWith(facts, { ...CHOSEN, policy: asking }))).toMatchObject({
      kind: 'owed',
      missing: [{ kind: 'approvals' }, { kind: 'unattributed-commits' }],
      objections: [{ kind: 'changes-requested', login: 'sam' }],
    });
  });

  it('is paid though a check failed, and still owed while somebody requests changes', () => {
    const asking = { ...policy, demands: [...policy.demands, demand({ checks: ['unit'] })] };
    const chosen = { ...CHOSEN, policy: asking };
    const paid = [review('sam'), review('sue')];
    const debt = (...items: readonly Review[]) =>
      debtOf(decisionWith({ pull: merged, reviews: { complete: true, items } }, chosen));
    expect(debt(...paid)).toMatchObject({ kind: 'paid', approvers: ['sam', 'sue'] });
    const objection = review('lee', 'changes-requested');
    expect(debt(...paid, objection)).toMatchObject({ kind: 'owed', missing: [] });
    expect(debt(review('sam'), objection)?.kind).toBe('owed');
  });

  it('is owed to the second of the merge, and of the declaration before it', () => {
    const at = merged.mergedAt;
    expect(debtOf(decisionWith({ pull: merged, acts: [declared(at)] }))?.kind).toBe('owed');
    const acts = [declared('2026-01-15T12:00:00Z')];
    expect(debtOf(decisionWith({ pull: merged, acts }))).toBeUndefined();
  });

  it('stays owed though the pull request is refused now', () => {
    const facts = { pull: merged, reviews: { complete: false, items: [] }, deeds: [OPENED] };
    expect(debtOf(decisionWith(facts))?.kind).toBe('owed');
  });

  it('is nothing where it was declared after the merge', () => {
    const acts = [declared('2026-01-16T12:00:01Z')];
    expect(debtOf(decisionWith({ pull: merged, acts }))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { decisionOn } from '../../src/gate/decision.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { commit, DIGEST, HEAD, POLICY, review, reviewedBy, snapshotWith } from '../support/facts.ts';
import { ADDS, CHOSEN, verdictOf } from './deciding.ts';

const INVALID = {
  path: '.github/migration-policy.yml',
  problems: [{ message: 'wrong', line: 1, column: 1, source: 'x' }],
};

describe('the verdict', () => {
  it('leaves a pull request without migrations alone', () => {
    expect(verdictOf(snapshotWith(), {})).toEqual({ kind: 'not-applicable', reason: 'no-migrations' });
  });

  it('says when the last migration has left', () => {
    const comment = { id: 1, nodeId: 'n', url: 'u', body: 'b' };
    expect(verdictOf(snapshotWith({ published: { comment } }), {})).toEqual({
      kind: 'not-applicable',
      reason: 'migrations-left',
    });
  });

  it('waits for the approvals that the level requires', () => {
    expect(verdictOf(snapshotWith())).toMatchObject({
      kind: 'pending',
      shortfalls: [{ kind: 'approvals', requirement: { roles: ['developer'], missing: 1 } }],
    });
  });

  it('is satisfied by them', () => {
    expect(verdictOf(reviewedBy(review('dev')))).toEqual({ kind: 'satisfied' });
  });

  it('is refused while anyone with the role requests changes, approvals or not', () => {
    const snapshot = reviewedBy(review('dev'), review('sam', 'changes-requested'));
    expect(verdictOf(snapshot)).toEqual({
      kind: 'refused',
      refusals: [{ kind: 'changes-requested', login: 'sam' }],
      shortfalls: [],
    });
  });

  it('is refused for a finding that is an error, however many approve', () => {
    const policy = { ...POLICY, rules: { 'drop-table': { severity: 'error' as const } } };
    const snapshot = reviewedBy(review('sam'), review('sue'));
    const assessment = assessFiles({ 'db/migrations/099_x.sql': 'DROP TABLE bookings;' }, policy);
    const { tally, verdict } = decisionOn({ snapshot, policy: CHOSEN, digest: DIGEST, assessment });
    expect(tally.requirements[0]?.missing).toBe(0);
    expect(verdict).toMatchObject({
      kind: 'refused',
      refusals: [{ kind: 'finding', finding: { rule: 'drop-table' } }],
    });
  });

  it('is reached as well where the account that opened it was deleted', () => {
    const { pull, ...facts } = reviewedBy(review('dev'));
    const { author: _, ...orphan } = pull;
    expect(verdictOf({ ...facts, pull: orphan })).toEqual({ kind: 'satisfied' });
  });

  it('waits while GitHub does not know everybody who wrote a commit', () => {
    const unknown = {
      sha: 'c0ffee',
      people: [
        { kind: 'account' as const, login: 'author', part: 'committer' as const },
        { kind: 'unattributed' as const, name: 'X', email: 'x@y.test', part: 'author' as const },
      ],
    };
    const snapshot = {
      ...reviewedBy(review('dev')),
      commits: { complete: true, items: [commit('author', 'author', HEAD), unknown] },
    };
    expect(verdictOf(snapshot)).toEqual({
      kind: 'pending',
      shortfalls: [{ kind: 'unattributed-commits', commits: ['c0ffee'] }],
    });
    const nobody = { ...CHOSEN, policy: { ...POLICY, demands: [] } };
    expect(verdictOf(snapshot, ADDS, nobody)).toEqual({ kind: 'satisfied' });
  });
});

describe('facts that are not whole', () => {
  it('of changed files are never green and have the highest level, even with no migration in sight', () => {
    const files = { complete: false, items: [{ path: 'a.txt', change: 'added' as const }] };
    const verdict = verdictOf(snapshotWith({ files }), {});
    expect(verdict).toMatchObject({
      kind: 'refused',
      refusals: [{ kind: 'incomplete-list', list: 'changed files', read: 1 }],
      shortfalls: [{ kind: 'approvals', requirement: { count: 2 } }],
    });
  });

  it.each(['reviews', 'commits'] as const)('of %s are never green', (list) => {
    const whole = reviewedBy(review('dev'));
    const half = { ...whole, [list]: { ...whole[list], complete: false } };
    expect(verdictOf(half)).toMatchObject({ kind: 'refused', refusals: [{ kind: 'incomplete-list', list }] });
  });
});

describe('a pull request that concerns nobody', () => {
  const half = { complete: false, items: [] };

  it('is left alone whatever is said and not known of it', () => {
    const facts = { ...reviewedBy(review('sam', 'changes-requested')), commits: half };
    expect(verdictOf(facts, {}).kind).toBe('not-applicable');
    expect(verdictOf(snapshotWith({ reviews: half }), {}).kind).toBe('not-applicable');
  });

  it('is none that changes the policy, nor one with a migration of which nothing is found', () => {
    const policy = { ...CHOSEN, changedHere: [INVALID.path] };
    const silent = { ...assessFiles(ADDS), findings: [] };
    for (const snapshot of [
      snapshotWith({ reviews: half }),
      reviewedBy(review('sue'), review('lee'), review('sam', 'changes-requested')),
    ]) {
      expect(verdictOf(snapshot, {}, policy).kind).toBe('refused');
      const { verdict } = decisionOn({ snapshot, policy: CHOSEN, digest: DIGEST, assessment: silent });
      expect(verdict.kind).toBe('refused');
    }
  });
});

describe('a decision', () => {
  it('holds nothing that would be lost where it is kept as text', () => {
    const snapshot = reviewedBy(review('dev'));
    const decision = decisionOn({ snapshot, policy: CHOSEN, digest: DIGEST, assessment: assessFiles(ADDS) });
    expect(JSON.parse(JSON.stringify(decision))).toStrictEqual(decision);
  });

  it('names the environment that the base branch leads to', () => {
    const environments = [{ name: 'production', branches: ['main'] }];
    const policy = { ...CHOSEN, policy: { ...POLICY, environments } };
    const [snapshot, assessment] = [snapshotWith(), assessFiles(ADDS)];
    expect(decisionOn({ snapshot, policy, digest: DIGEST, assessment }).environment).toBe('production');
  });
});

describe('the policy', () => {
  it('with errors on the base branch refuses, for nobody knows what it asks', () => {
    const policy = { ...CHOSEN, invalid: INVALID };
    for (const files of [ADDS, {}])
      expect(verdictOf(reviewedBy(review('dev')), files, policy)).toMatchObject({
        kind: 'refused',
        refusals: [{ kind: 'invalid-policy', ...INVALID }],
      });
  });

  it('is changed at the highest level only, with or without migrations', () => {
    const policy = { ...CHOSEN, changedHere: ['.github/migration-policy.yml'] };
    for (const files of [ADDS, {}]) {
      expect(verdictOf(reviewedBy(review('dev'), review('sam')), files, policy)).toMatchObject({
        kind: 'pending',
        shortfalls: [{ requirement: { count: 2, missing: 1 } }],
      });
      expect(verdictOf(reviewedBy(review('sue'), review('sam')), files, policy)).toEqual({
        kind: 'satisfied',
      });
    }
  });

  it('must not be broken by a pull request that changes it, whoever approves', () => {
    const text = 'rulez: 1';
    const headPolicy = {
      kind: 'present' as const,
      path: INVALID.path,
      sha: 'p',
      content: { kind: 'text' as const, text, bytes: text.length },
    };
    const policy = { ...CHOSEN, changedHere: [INVALID.path] };
    const snapshot = { ...reviewedBy(review('sue'), review('sam')), headPolicy };
    expect(verdictOf(snapshot, {}, policy)).toMatchObject({
      kind: 'refused',
      refusals: [{ kind: 'breaks-policy', path: INVALID.path, problems: [{ line: 1 }] }],
    });
  });

  it('with errors can be mended by a pull request that the highest level approves', () => {
    const policy = { ...CHOSEN, invalid: INVALID, changedHere: [INVALID.path] };
    expect(verdictOf(reviewedBy(review('sue')), {}, policy)).toMatchObject({ kind: 'pending' });
    expect(verdictOf(reviewedBy(review('sue'), review('sam')), {}, policy)).toEqual({ kind: 'satisfied' });
  });
});

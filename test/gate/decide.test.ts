import { describe, expect, it } from 'vitest';
import { tallyApprovals } from '../../src/approval/tally.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { ChosenPolicy } from '../../src/gate/choose-policy.ts';
import { withCircumstances } from '../../src/gate/circumstances.ts';
import { decide } from '../../src/gate/decide.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { commit, DIGEST, HEAD, POLICY, review, reviewedBy, snapshotWith } from '../support/facts.ts';

const CHOSEN: ChosenPolicy = { policy: POLICY, identity: 'test', changedHere: [] };
const ADDS = { 'db/migrations/099_tags.sql': 'CREATE TABLE IF NOT EXISTS tags (id bigint PRIMARY KEY);' };
const INVALID = {
  path: '.github/migration-policy.yml',
  problems: [{ message: 'wrong', line: 1, column: 1, source: 'x' }],
};

function verdictOf(snapshot: Snapshot, files: Record<string, string> = ADDS, policy = CHOSEN) {
  const assessment = withCircumstances(assessFiles(files), policy, snapshot);
  const tally = tallyApprovals({ snapshot, policy: POLICY, digest: DIGEST, level: assessment.level });
  return decide({ snapshot, policy, assessment, tally });
}

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
    const tally = tallyApprovals({ snapshot, policy, digest: DIGEST, level: assessment.level });
    expect(tally.requirements[0]?.missing).toBe(0);
    expect(decide({ snapshot, policy: CHOSEN, assessment, tally })).toMatchObject({
      kind: 'refused',
      refusals: [{ kind: 'finding', finding: { rule: 'drop-table' } }],
    });
  });

  it('waits while GitHub does not know who wrote a commit', () => {
    const unknown = {
      sha: 'c0ffee',
      people: [{ kind: 'unattributed' as const, name: 'X', email: 'x@y.test', part: 'author' as const }],
    };
    const snapshot = {
      ...reviewedBy(review('dev')),
      commits: { complete: true, items: [commit('author', 'author', HEAD), unknown] },
    };
    expect(verdictOf(snapshot)).toEqual({
      kind: 'pending',
      shortfalls: [{ kind: 'unattributed-commits', commits: ['c0ffee'] }],
    });
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

  it('with errors can be mended by a pull request that the highest level approves', () => {
    const policy = { ...CHOSEN, invalid: INVALID, changedHere: [INVALID.path] };
    expect(verdictOf(reviewedBy(review('sue')), {}, policy)).toMatchObject({ kind: 'pending' });
    expect(verdictOf(reviewedBy(review('sue'), review('sam')), {}, policy)).toEqual({ kind: 'satisfied' });
  });
});

import { describe, expect, it } from 'vitest';
import type { RiskLevel } from '../../src/domain/level.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { commit, DIGEST, POLICY, review, reviewedBy, snapshotWith } from '../support/facts.ts';
import { people, seated, tallyFor } from './tallying.ts';

function tally(snapshot: Snapshot, level: RiskLevel = 'low') {
  const demands = POLICY.demands
    .filter(({ when }) => when.levels?.includes(level))
    .flatMap(({ approvals }) => approvals);
  return tallyFor(demands, snapshot);
}

function missing(snapshot: Snapshot, level: RiskLevel = 'low') {
  return tally(snapshot, level).requirements.map((requirement) => requirement.missing);
}

function ignored(snapshot: Snapshot, level: RiskLevel = 'low') {
  return tally(snapshot, level).ignored.map(({ login, reason }) => [login, reason.kind]);
}

describe('who can approve', () => {
  it('an approval of somebody who holds the role takes a place', () => {
    expect(missing(reviewedBy(review('dev')))).toEqual([0]);
  });

  it('the author cannot approve their own migration, in whatever case the login is written', () => {
    const snapshot = reviewedBy(review('Author'));
    expect(missing(snapshot)).toEqual([1]);
    expect(ignored(snapshot)).toEqual([['Author', 'author']]);
  });

  it.each(['author', 'co-author', 'committer'] as const)('a commit’s %s cannot approve it', (part) => {
    const snapshot = snapshotWith({
      commits: { complete: true, items: [commit('author'), commit('Sam', part, 'c0ffee')] },
      reviews: { complete: true, items: [review('sam')] },
    });
    expect(missing(snapshot)).toEqual([1]);
    expect(tally(snapshot).ignored[0]?.reason).toEqual({ kind: 'contributor', part, commit: 'c0ffee' });
  });

  it.each(['Bot', 'Organization', 'Mannequin'] as const)(
    'a %s cannot approve, whatever it may do',
    (type) => {
      const snapshot = reviewedBy(review('sam', 'approved', { author: { login: 'sam', type } }));
      expect(missing(snapshot)).toEqual([1]);
      expect(ignored(snapshot)).toEqual([['sam', 'not-a-user']]);
    },
  );

  it('the approval of a deleted account does not count', () => {
    const { author: _, ...ghost } = review('sam');
    expect(ignored(reviewedBy(ghost))).toEqual([['ghost', 'not-a-user']]);
  });

  it('somebody without the role is told which role it takes', () => {
    expect(tally(reviewedBy(review('ro'))).ignored[0]?.reason).toEqual({
      kind: 'no-role',
      needed: ['developer'],
    });
    expect(tally(reviewedBy(review('dev')), 'high').ignored[0]?.reason).toEqual({
      kind: 'no-role',
      needed: ['senior', 'lead'],
    });
  });

  it('an approval does not count while GitHub does not tell whether its author holds the role', () => {
    expect(ignored(reviewedBy(review('stranger')))).toEqual([['stranger', 'role-unknown']]);
  });

  it('roles are held by user, by team, by permission, and by holding a role that they include', () => {
    const held = (login: string) => tally(reviewedBy(review(login))).approvals[0]?.roles;
    expect(held('lena')).toEqual(['developer', 'senior', 'lead']);
    expect(held('LEE')).toEqual(['developer', 'senior', 'lead']);
    expect(held('sam')).toEqual(['developer', 'senior']);
    expect(held('dev')).toEqual(['developer']);
  });

  it('a team that GitHub does not tell of hides no role that is held some other way', () => {
    const people = { permissions: { sam: 'maintain' as const }, teams: {} };
    const snapshot = snapshotWith({ people, reviews: { complete: true, items: [review('sam')] } });
    expect(missing(snapshot, 'medium')).toEqual([0]);
  });
});

describe('what an approval is for', () => {
  it('an approval of other SQL is stale', () => {
    const stale = review('sam', 'approved', { basis: { kind: 'content', commit: 'old', digest: 'other' } });
    expect(missing(reviewedBy(stale))).toEqual([1]);
    expect(ignored(reviewedBy(stale))).toEqual([['sam', 'stale']]);
  });

  it('an approval of the same SQL at another commit counts', () => {
    const same = review('sam', 'approved', { basis: { kind: 'content', commit: 'old', digest: DIGEST } });
    expect(missing(reviewedBy(same))).toEqual([0]);
  });

  it('an approval of nobody knows what does not count', () => {
    const unknown = review('sam', 'approved', { basis: { kind: 'unknown', reason: 'it is gone' } });
    expect(ignored(reviewedBy(unknown))).toEqual([['sam', 'stale-unknown']]);
  });

  it('somebody without the role is not asked to look again, for it would not help', () => {
    const stale = review('ro', 'approved', { basis: { kind: 'content', commit: 'old', digest: 'other' } });
    expect(ignored(reviewedBy(stale))).toEqual([['ro', 'no-role']]);
  });
});

describe('which review of a person stands', () => {
  it('the latest that decides, in whatever order GitHub lists them', () => {
    const approval = review('sam');
    const objection = review('sam', 'changes-requested');
    expect(tally(reviewedBy(objection, approval)).approvals).toEqual([]);
    expect(tally(reviewedBy(objection, approval)).objections.map(({ login }) => login)).toEqual(['sam']);
  });

  it('of two in the same second, the one with the higher id', () => {
    const at = { submittedAt: '2026-05-01T10:00:00Z' };
    const first = review('sam', 'changes-requested', at);
    const second = review('sam', 'approved', at);
    expect(missing(reviewedBy(second, first))).toEqual([0]);
  });

  it('a comment after an approval leaves it standing', () => {
    expect(missing(reviewedBy(review('sam'), review('sam', 'commented')))).toEqual([0]);
  });

  it('a dismissed review is none, and brings no older one back', () => {
    const snapshot = reviewedBy(review('sam'), review('sam', 'dismissed'));
    expect(missing(snapshot)).toEqual([1]);
    expect(ignored(snapshot)).toEqual([]);
  });

  it('an approval after requested changes settles them', () => {
    const snapshot = reviewedBy(review('sam', 'changes-requested'), review('sam'));
    expect(tally(snapshot).objections).toEqual([]);
    expect(missing(snapshot)).toEqual([0]);
  });
});

describe('requested changes', () => {
  it('stand against it when their author could approve, whatever was pushed since', () => {
    const old = review('sam', 'changes-requested', {
      basis: { kind: 'content', commit: 'old', digest: 'other' },
    });
    expect(tally(reviewedBy(review('sue'), old)).objections.map(({ login }) => login)).toEqual(['sam']);
  });

  it('of somebody without the role do not', () => {
    expect(tally(reviewedBy(review('ro', 'changes-requested'))).objections).toEqual([]);
  });

  it('of somebody of whom GitHub does not tell do', () => {
    expect(tally(reviewedBy(review('stranger', 'changes-requested'))).objections).toHaveLength(1);
  });
});

describe('distinct people', () => {
  it('one person takes one place, however often they approve', () => {
    expect(missing(reviewedBy(review('sam'), review('sam')), 'high')).toEqual([1]);
  });

  it('who can take two requirements takes the one that nobody else can', () => {
    const snapshot = reviewedBy(review('lena'), review('dev'));
    expect(seated([people(1, 'developer'), people(1, 'lead')], snapshot)).toEqual([['dev'], ['lena']]);
  });
});

import { describe, expect, it } from 'vitest';
import type { RiskLevel } from '../../src/domain/level.ts';
import type { Review, ReviewState } from '../../src/domain/review.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { commit, DIGEST, HEAD, POLICY, review, reviewedBy, snapshotWith } from '../support/facts.ts';
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

/** A review whose account was deleted since. */
function ghostly(state?: ReviewState): Review {
  const { author: _, ...ghost } = review('sam', state);
  return ghost;
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

  it('a commit’s co-author is told of the first of their commits', () => {
    const items = [commit('Sam', 'co-author', 'first'), commit('sam', 'committer', 'second')];
    const snapshot = { ...reviewedBy(review('sam')), commits: { complete: true, items } };
    expect(tally(snapshot).ignored[0]?.reason).toMatchObject({ part: 'co-author', commit: 'first' });
  });

  it('who pushed a commit cannot approve it, whoever is named as its author', () => {
    const push = { kind: 'push', id: 'p', by: 'Sam', at: '2026-01-01T10:00:00Z', head: HEAD } as const;
    const snapshot = { ...reviewedBy(review('sam')), acts: [push] };
    expect(missing(snapshot)).toEqual([1]);
    expect(tally(snapshot).ignored[0]?.reason).toEqual({
      kind: 'contributor',
      part: 'pusher',
      commit: HEAD,
    });
  });

  it('others can approve what a deleted account opened, and nobody is taken for it', () => {
    const { pull, ...facts } = reviewedBy(review('sam'));
    const { author: _, ...orphan } = pull;
    expect(missing({ ...facts, pull: orphan })).toEqual([0]);
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
    expect(tally(reviewedBy(ghostly())).ignored).toMatchObject([
      { login: 'ghost', reason: { kind: 'not-a-user', type: 'deleted' } },
    ]);
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
    expect(tally(reviewedBy(review('stranger')), 'high').ignored[0]?.reason).toEqual({
      kind: 'role-unknown',
      detail: 'GitHub does not tell the app which permission stranger has',
    });
  });

  it('an approval does not count while any role that would do may be held', () => {
    const demands = [people(1, 'lead', 'senior')];
    const teams = { 'acme/leads': ['lee'] };
    const snapshot = { ...reviewedBy(review('dev')), people: { permissions: {}, teams } };
    expect(tallyFor(demands, snapshot).ignored[0]?.reason).toMatchObject({ kind: 'role-unknown' });
  });

  it('roles are held by user, by team, by permission, and by holding a role that they include', () => {
    const held = (login: string) => tally(reviewedBy(review(login))).approvals[0]?.roles;
    expect(held('lena')).toEqual(['developer', 'senior', 'lead']);
    expect(held('LEE')).toEqual(['developer', 'senior', 'lead']);
    expect(held('sam')).toEqual(['developer', 'senior']);
    expect(held('dev')).toEqual(['developer']);
  });

  it('who is in a team that GitHub does not tell of is unknown', () => {
    const snapshot = {
      ...reviewedBy(review('dev')),
      people: { permissions: { dev: 'write' }, teams: {} },
    } as const;
    expect(tally(snapshot, 'high').ignored[0]?.reason).toEqual({
      kind: 'role-unknown',
      detail: 'GitHub does not tell the app who is in team acme/leads',
    });
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

  it.each<[string, Review]>([
    ['somebody without the role', review('ro', 'changes-requested')],
    ['a bot', review('sam', 'changes-requested', { author: { login: 'sam', type: 'Bot' } })],
    ['a deleted account', ghostly('changes-requested')],
  ])('of %s do not', (_who, objection) => {
    expect(tally(reviewedBy(objection)).objections).toEqual([]);
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

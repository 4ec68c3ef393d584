import { describe, expect, it } from 'vitest';
import type { ReviewFact } from '../../src/usecases/ports/pull-requests.ts';
import { basisOf, commitToRead, type DigestKnowledge } from '../../src/usecases/review-basis.ts';

const review: ReviewFact = {
  id: 7,
  author: { login: 'ann', type: 'User' },
  state: 'approved',
  submittedAt: '2026-03-01T10:00:00Z',
  url: 'https://github.test/acme/shop/pull/1#pullrequestreview-7',
  commit: 'old',
};

const known: DigestKnowledge = {
  head: 'new',
  digest: 'digest-now',
  digestAt: (commit) => (commit === 'old' ? 'digest-then' : undefined),
  forcePushes: [],
};

describe('what a reviewer looked at', () => {
  it('is the digest recorded when the review arrived, whatever commit GitHub names now', () => {
    const moved = { ...review, commit: 'new' };
    const record = { commit: 'old', login: 'ann', digest: 'digest-recorded' };
    expect(basisOf(moved, record, known)).toEqual({
      kind: 'recorded',
      commit: 'old',
      digest: 'digest-recorded',
    });
  });

  it('is the content at the recorded commit while no digest is recorded, whatever commit GitHub names now', () => {
    const moved = { ...review, commit: 'new' };
    expect(basisOf(moved, { commit: 'old', login: 'ann' }, known)).toEqual({
      kind: 'content',
      commit: 'old',
      digest: 'digest-then',
    });
  });

  it('is the content at the commit that GitHub names when the review was never recorded', () => {
    expect(basisOf(review, undefined, known)).toMatchObject({ kind: 'content', digest: 'digest-then' });
    expect(basisOf({ ...review, commit: 'new' }, undefined, known)).toMatchObject({ digest: 'digest-now' });
  });

  it('is unknown when the review was never recorded and is for a commit that a force-push after it has brought', () => {
    const forced = { ...known, forcePushes: [{ at: '2026-03-01T11:00:00Z', to: 'new' }] };
    expect(basisOf({ ...review, commit: 'new' }, undefined, forced)).toMatchObject({ kind: 'unknown' });
    expect(basisOf({ ...review, commit: 'new' }, { commit: 'new', login: 'ann' }, forced)).toMatchObject({
      kind: 'content',
    });
  });

  it('is the content at its own commit when a force-push after it has brought another one', () => {
    const forced = { ...known, forcePushes: [{ at: '2026-03-01T11:00:00Z', to: 'new' }] };
    expect(basisOf(review, undefined, forced)).toMatchObject({ kind: 'content', digest: 'digest-then' });
  });

  it('is unknown when GitHub no longer knows what a force-push after it has brought', () => {
    const forced = { ...known, forcePushes: [{ at: '2026-03-01T11:00:00Z' }] };
    expect(basisOf(review, undefined, forced)).toMatchObject({ kind: 'unknown' });
  });

  it('is not shaken by a force-push before the review', () => {
    const forced = { ...known, forcePushes: [{ at: '2026-03-01T09:00:00Z', to: 'old' }] };
    expect(basisOf(review, undefined, forced)).toMatchObject({ kind: 'content', digest: 'digest-then' });
  });

  it('is unknown when its commit is gone or cannot be read', () => {
    const { commit: _gone, ...withoutCommit } = review;
    expect(basisOf(withoutCommit, undefined, known)).toMatchObject({ kind: 'unknown' });
    expect(basisOf({ ...review, commit: 'lost' }, undefined, known)).toMatchObject({
      kind: 'unknown',
      commit: 'lost',
    });
  });
});

describe('the commit to read for a review', () => {
  it('is none when the digest is recorded or the commit is the head', () => {
    expect(commitToRead(review, { commit: 'old', login: 'ann', digest: 'd' }, 'new')).toBeUndefined();
    expect(commitToRead({ ...review, commit: 'new' }, undefined, 'new')).toBeUndefined();
  });

  it('is the recorded commit before the one that GitHub names', () => {
    expect(commitToRead(review, { commit: 'recorded', login: 'ann' }, 'new')).toBe('recorded');
    expect(commitToRead(review, undefined, 'new')).toBe('old');
  });
});

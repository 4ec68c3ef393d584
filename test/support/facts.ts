import type { Migration } from '../../src/domain/migration.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Review, ReviewState } from '../../src/domain/review.ts';
import type { Commit, CommitPart, Snapshot } from '../../src/domain/snapshot.ts';
import { approvalsByLevel, BARE } from './policies.ts';

export const HEAD = 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678';
export const BASE = 'ba5eba5eba5eba5eba5eba5eba5eba5eba5eba5e';
/** The digest that reviews of `review` were given for. */
export const DIGEST = 'd16e57';

/** A small policy: developers write, seniors maintain, leads administer; HIGH takes two of the latter. */
export const POLICY: Policy = {
  ...BARE,
  roles: [
    { name: 'developer', users: [], teams: [], permission: 'write', includes: ['senior'] },
    { name: 'senior', users: [], teams: [], permission: 'maintain', includes: ['lead'] },
    { name: 'lead', users: ['Lena'], teams: ['acme/leads'], includes: [] },
  ],
  demands: approvalsByLevel({
    low: [{ roles: ['developer'], count: 1 }],
    medium: [{ roles: ['senior'], count: 1 }],
    high: [{ roles: ['senior', 'lead'], count: 2 }],
  }),
};

/** A pull request that `author` opened, with what a test changes about it. */
export function snapshotWith(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    at: '2026-01-16T12:00:00.000Z',
    pull: {
      ref: { installation: 1, repository: { owner: 'acme', name: 'shop' }, number: 12 },
      title: 'Add tags',
      body: '',
      url: 'https://github.test/acme/shop/pull/12',
      state: 'open',
      draft: false,
      labels: [],
      requested: [],
      author: { login: 'author', type: 'User' },
      head: HEAD,
      base: BASE,
      baseBranch: 'main',
      headRepository: 'same',
      changedFiles: 1,
    },
    files: { complete: true, items: [{ path: 'db/migrations/099_tags.sql', change: 'added' }] },
    head: {},
    base: {},
    reviews: { complete: true, items: [] },
    commits: { complete: true, items: [commit('author')] },
    policyFile: { kind: 'absent' },
    organisationPolicy: { kind: 'absent' },
    checks: { complete: true, items: [] },
    acts: [],
    deeds: [],
    others: [],
    people: {
      permissions: { dev: 'write', author: 'admin', sam: 'maintain', sue: 'maintain', ro: 'read' },
      teams: { 'acme/leads': ['lee'] },
    },
    twins: [],
    published: {},
    ...changes,
  };
}

/** The snapshot with these reviews, and nothing else changed. */
export function reviewedBy(...reviews: readonly Review[]): Snapshot {
  return snapshotWith({ reviews: { complete: true, items: reviews } });
}

let reviews = 0;

/** A review of what is there now; each one a minute after the one made before it. */
export function review(
  login: string,
  state: ReviewState = 'approved',
  changes: Partial<Review> = {},
): Review {
  reviews += 1;
  return {
    id: reviews,
    author: { login, type: 'User' },
    state,
    submittedAt: new Date(Date.UTC(2026, 0, 1, 10, reviews)).toISOString(),
    url: `https://github.test/acme/shop/pull/12#pullrequestreview-${reviews}`,
    basis: { kind: 'recorded', commit: HEAD, digest: DIGEST },
    ...changes,
  };
}

/** A commit that one account had one part in. */
export function commit(login: string, part: CommitPart = 'author', sha = HEAD): Commit {
  return { sha, people: [{ kind: 'account', login, part }] };
}

/** A migration as detection gives it, with what a test changes about it. */
export function migrationWith(changes: Partial<Migration> = {}): Migration {
  return {
    path: 'db/migrations/099_tags.sql',
    change: 'added',
    tool: 'numbered',
    direction: 'forward',
    number: '099',
    onBase: false,
    mode: 'regular',
    blob: 'b10b',
    content: { kind: 'text', text: 'SELECT 1;', bytes: 9 },
    ...changes,
  };
}

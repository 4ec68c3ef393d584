import type { Overview, Wanted } from '../../src/usecases/ports/pull-requests.ts';
import { answerQuery, askGitHub, BASE, HEAD, pull, treeEntry } from './asking.ts';

const onePage = { hasNextPage: false, endCursor: null };

/** A list as GraphQL gives it; `next` is the cursor of a further page. */
export function list(nodes: readonly object[], next?: string): object {
  return {
    totalCount: nodes.length,
    pageInfo: next === undefined ? onePage : { hasNextPage: true, endCursor: next },
    nodes,
  };
}

const MIRA = { name: 'Mira', email: 'mira@example.com', user: { login: 'mira' } };

export function commit(oid: string, people: { authors?: readonly object[]; committer?: object | null } = {}) {
  const authors = people.authors ?? [MIRA];
  return {
    commit: {
      oid,
      authors: { totalCount: authors.length, nodes: authors },
      committer: people.committer === undefined ? MIRA : people.committer,
    },
  };
}

export function review(given: object = {}) {
  return {
    fullDatabaseId: '2501',
    state: 'APPROVED',
    submittedAt: '2026-11-20T10:00:00Z',
    url: 'https://github.com/acme/shop/pull/7#pullrequestreview-2501',
    commit: { oid: HEAD },
    author: { __typename: 'User', login: 'Ann' },
    ...given,
  };
}

/** The head commit, with what is on it. */
export function headWith(given: object = {}) {
  const nothing = {
    associatedPullRequests: null,
    status: null,
    statusCheckRollup: null,
    checkSuites: { nodes: [] },
  };
  return { nodes: [{ commit: { oid: HEAD, ...nothing, ...given } }] };
}

export const POLICY = 'roles: {}\n';

/** The answer to the overview query of an ordinary pull request. */
export function overviewAnswer(pullRequest: object = {}, repository: object = {}) {
  return {
    viewer: { login: 'migration-gate[bot]' },
    organisation: null,
    repository: {
      nameWithOwner: 'acme/shop',
      ...repository,
      pullRequest: {
        title: 'Add notes',
        body: '',
        url: 'https://github.com/acme/shop/pull/7',
        state: 'OPEN',
        isDraft: false,
        updatedAt: '2026-11-20T10:00:00Z',
        mergedAt: null,
        mergeCommit: null,
        labels: { nodes: [] },
        changedFiles: 1,
        author: { __typename: 'User', login: 'mira' },
        headRefOid: HEAD,
        headRepository: { nameWithOwner: 'acme/shop' },
        isCrossRepository: false,
        headRef: null,
        baseRefName: 'main',
        baseRefOid: BASE,
        baseRef: { target: { oid: BASE, policy: treeEntry(POLICY) } },
        files: list([{ path: 'db/migrations/002_notes.sql', changeType: 'ADDED' }]),
        reviews: list([]),
        commits: list([commit(HEAD)]),
        comments: list([]),
        timelineItems: { nodes: [] },
        requests: { nodes: [] },
        head: headWith(),
        ...pullRequest,
      },
    },
  };
}

export const NOBODY: Wanted = { logins: [], teams: [] };

/** What is made of an answer to the overview query. */
export async function overviewOf(pullRequest: object = {}, errors?: readonly object[]): Promise<Overview> {
  answerQuery('Overview', overviewAnswer(pullRequest), errors);
  return askGitHub().overview(pull, NOBODY);
}

import { POLICY_PATH } from '../domain/policy.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import type { ReviewState } from '../domain/review.ts';
import type { PolicyFile, PullFacts } from '../domain/snapshot.ts';
import { CHECK_RUN_NAME } from '../publication/check-run/check-run.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Overview, ReviewFact, Wanted } from '../usecases/ports/pull-requests.ts';
import { commitOf } from './commit-people.ts';
import type { Connection, FieldError } from './connection.ts';
import { foundFile } from './content.ts';
import { fetchContent } from './fetch-content.ts';
import { changeOf } from './graphql-change.ts';
import { overview, type PullShape } from './overview-shape.ts';
import { allOf } from './pages.ts';
import { isAboutPeople, readPeople } from './people.ts';
import { isOurs, publishedOf } from './published.ts';
import { overviewQuery } from './queries/overview.ts';
import { COMMENTS_PAGE, COMMITS_PAGE, REVIEWS_PAGE } from './queries/pages.ts';
import { peopleQuery } from './queries/people.ts';
import { comment, commit, type ReviewShape, review } from './shapes.ts';

/** Everything that one request tells of a pull request, and further pages of what is longer. */
export async function readOverview(
  connection: Connection,
  pull: PullRef,
  wanted: Wanted,
  appId: number,
): Promise<Overview> {
  const { owner, name } = pull.repository;
  const asked = peopleQuery(wanted);
  const variables = {
    owner,
    name,
    number: pull.number,
    policy: POLICY_PATH,
    status: STATUS_CONTEXT,
    check: CHECK_RUN_NAME,
    app: appId,
    ...asked.variables,
  };
  const answer = await connection.query(
    `pull request ${pullName(pull)}`,
    overviewQuery(asked),
    variables,
    overview,
    (error) => isAboutPeople(error) || isAboutMissingPolicy(error),
  );
  const { viewer } = answer;
  const { pullRequest: given } = answer.repository;
  const head = given.headRefOid;

  const empty = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  const first = given.reviews ?? empty;
  const reviews = await allOf(connection, pull, {
    what: 'reviews',
    query: REVIEWS_PAGE,
    node: review,
    first,
    head,
  });
  const commits = await allOf(connection, pull, {
    what: 'commits',
    query: COMMITS_PAGE,
    node: commit,
    first: given.commits,
    head,
  });
  const comments = await allOf(
    connection,
    pull,
    { what: 'comments', query: COMMENTS_PAGE, node: comment, first: given.comments, head },
    (nodes) => nodes.some(isOurs),
  );
  return {
    pull: pullFacts(pull, given),
    files: {
      // A pull request without a difference may have no list at all.
      complete:
        given.files === null ? given.changedFiles === 0 : given.files.nodes.length === given.changedFiles,
      items: (given.files?.nodes ?? []).map(({ path, changeType }) => ({
        path,
        change: changeOf(changeType),
      })),
    },
    reviews: { complete: reviews.complete, items: reviews.items.flatMap(reviewFact) },
    commits: {
      complete: commits.complete && commits.items.length >= given.commits.totalCount,
      items: commits.items.map(commitOf),
    },
    policyFile: await policyFileOf(connection, pull, given),
    organisationPolicy: { kind: 'absent' },
    // Not read yet: what is required is missing until it is.
    checks: { complete: false, items: [] },
    published: publishedOf(given, comments.items.find(isOurs), viewer.login),
    people: await readPeople(connection, pull, wanted, answer),
    forcePushes: given.timelineItems.nodes.flatMap(({ createdAt }) => createdAt ?? []).toSorted(),
  };
}

function pullFacts(ref: PullRef, given: PullShape): PullFacts {
  const headRepository =
    given.headRepository === null ? 'deleted' : given.isCrossRepository ? 'fork' : 'same';
  return {
    ref,
    title: given.title,
    body: given.body,
    url: given.url,
    state: ({ OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const)[given.state],
    draft: given.isDraft,
    labels: [],
    requested: [],
    ...(given.author === undefined ? {} : { author: given.author }),
    head: given.headRefOid,
    base: given.baseRef?.target?.oid ?? given.baseRefOid,
    baseBranch: given.baseRefName,
    headRepository,
    changedFiles: given.changedFiles,
  };
}

const STATES: Readonly<Record<ReviewShape['state'], ReviewState>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
};

/** A review that is not submitted yet is nobody's business. */
function reviewFact({
  fullDatabaseId,
  state,
  submittedAt,
  url,
  commit: at,
  author,
}: ReviewShape): readonly ReviewFact[] {
  if (submittedAt === null) return [];
  return [
    {
      id: fullDatabaseId,
      ...(author === undefined ? {} : { author }),
      state: STATES[state],
      submittedAt,
      url,
      ...(at === null ? {} : { commit: at.oid }),
    },
  ];
}

/** Where the base branch has no policy, GitHub says so by an error beside the null. */
function isAboutMissingPolicy({ type, path }: FieldError): boolean {
  return type === 'NOT_FOUND' && path.join('.') === 'repository.pullRequest.baseRef.target.policy';
}

async function policyFileOf(connection: Connection, pull: PullRef, given: PullShape): Promise<PolicyFile> {
  const policy = given.baseRef?.target?.policy;
  if (policy === undefined) {
    // No policy is another thing than no branch to have one. A closed pull request needs none.
    if (given.state !== 'OPEN') return { kind: 'absent' };
    throw new GitHubFault(
      'passing',
      `GitHub knows no branch ${given.baseRefName} when asked for the policy of ${pullName(pull)}; retarget the pull request if the branch was deleted`,
    );
  }
  const found = foundFile(policy);
  if (found.kind === 'to-fetch') {
    const content = await fetchContent(connection, pull, found.blob);
    return { kind: 'present', path: POLICY_PATH, sha: found.blob, content };
  }
  const { blob, content } = found.entry;
  if (content.kind === 'absent') return { kind: 'absent' };
  return { kind: 'present', path: POLICY_PATH, sha: blob ?? '', content };
}

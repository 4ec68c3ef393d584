import { POLICY_PATH } from '../domain/policy.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import type { ReviewState } from '../domain/review.ts';
import type { PolicyFile, Published, PullFacts } from '../domain/snapshot.ts';
import { CHECK_RUN_NAME } from '../publication/check-run/check-run.ts';
import { isOurComment } from '../publication/comment/marker.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import type { Overview, ReviewFact, Wanted } from '../usecases/ports/pull-requests.ts';
import { commitOf } from './commit-people.ts';
import type { Connection } from './connection.ts';
import { foundFile } from './content.ts';
import { fetchContent } from './fetch-content.ts';
import { changeOf } from './graphql-change.ts';
import { overview, type PullShape } from './overview-shape.ts';
import { allOf } from './pages.ts';
import { permissionOf } from './people.ts';
import { overviewQuery } from './queries/overview.ts';
import { COMMENTS_PAGE, COMMITS_PAGE, REVIEWS_PAGE } from './queries/pages.ts';
import {
  type CommentShape,
  collaborators,
  comment,
  commit,
  type FileShape,
  type ReviewShape,
  review,
} from './shapes.ts';

/** Everything that one request tells of a pull request, and further pages of what is longer. */
export async function readOverview(
  connection: Connection,
  pull: PullRef,
  { logins }: Wanted,
  appId: number,
): Promise<Overview> {
  const { owner, name } = pull.repository;
  const variables = {
    owner,
    name,
    number: pull.number,
    policy: POLICY_PATH,
    status: STATUS_CONTEXT,
    check: CHECK_RUN_NAME,
    app: appId,
    ...Object.fromEntries(logins.map((login, index) => [`login${index}`, login])),
  };
  const tolerate = (path: readonly (string | number)[]) => /^permission\d+$/.test(String(path[1]));
  const what = `pull request ${pullName(pull)}`;
  const { viewer, repository } = await connection.query(
    what,
    overviewQuery(logins.length),
    variables,
    overview,
    tolerate,
  );
  const { pullRequest: given } = repository;

  const empty = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  const first = given.reviews ?? empty;
  const reviews = await allOf(connection, pull, {
    what: 'reviews',
    query: REVIEWS_PAGE,
    node: review,
    first,
  });
  const commits = await allOf(connection, pull, {
    what: 'commits',
    query: COMMITS_PAGE,
    node: commit,
    first: given.commits,
  });
  const comments = await allOf(
    connection,
    pull,
    { what: 'comments', query: COMMENTS_PAGE, node: comment, first: given.comments },
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
    policyFile: await policyFileOf(connection, pull, given.baseRef?.target?.policy ?? null),
    published: publishedOf(given, comments.items.find(isOurs), viewer.login),
    people: {
      permissions: Object.fromEntries(
        logins.flatMap((login, index) => {
          const found = collaborators.safeParse(repository[`permission${index}`]);
          const permission = permissionOf(login, found.data);
          return permission === undefined ? [] : [[login.toLowerCase(), permission]];
        }),
      ),
      teams: {},
    },
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

async function policyFileOf(connection: Connection, pull: PullRef, given: FileShape): Promise<PolicyFile> {
  const found = foundFile(given);
  if (found.kind === 'to-fetch') {
    const content = await fetchContent(connection, pull, found.blob);
    return { kind: 'present', path: POLICY_PATH, sha: found.blob, content };
  }
  const { blob, content } = found.entry;
  if (content.kind === 'absent') return { kind: 'absent' };
  return { kind: 'present', path: POLICY_PATH, sha: blob ?? '', content };
}

/** Anybody can write the marker, so a comment is ours only if the app wrote it. */
function isOurs({ viewerDidAuthor, body }: CommentShape): boolean {
  return viewerDidAuthor && isOurComment(body);
}

/** What stands there of ours: a status of our name that somebody else set is none. */
function publishedOf(given: PullShape, ours: CommentShape | undefined, viewer: string): Published {
  const at = given.head.nodes.find(({ commit: head }) => head.oid === given.headRefOid)?.commit;
  const status = at?.status?.context;
  const run = at?.checkSuites?.nodes.flatMap(({ checkRuns }) => checkRuns?.nodes ?? [])[0];
  const isOwn =
    status?.creator !== null &&
    status !== undefined &&
    status !== null &&
    botName(status.creator.login) === botName(viewer);
  return {
    ...(ours === undefined
      ? {}
      : { comment: { id: ours.databaseId, nodeId: ours.id, url: ours.url, body: ours.body } }),
    ...(isOwn && status.state !== 'EXPECTED'
      ? {
          status: {
            state: ({ SUCCESS: 'success', PENDING: 'pending', FAILURE: 'failure', ERROR: 'error' } as const)[
              status.state
            ],
            description: status.description ?? '',
            targetUrl: status.targetUrl ?? '',
          },
        }
      : {}),
    ...(run === undefined ? {} : { checkRun: { id: run.databaseId, fingerprint: run.externalId ?? '' } }),
  };
}

/** GraphQL names a bot with and without the ending. */
function botName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

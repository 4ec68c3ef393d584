import { accountOf } from '../http/viewer.ts';
import { commentPage, reviewPage } from '../present/conversation.ts';
import { pullPage } from '../present/pull-request.ts';
import { isoTime } from '../state/clock.ts';
import type { IssueComment } from '../state/issue-comment.ts';
import { changesOf } from '../state/pull-changes.ts';
import { isCrossRepository, livingHead, type PullEvent, type PullRequest } from '../state/pull-request.ts';
import { branchHead, fullName } from '../state/repository.ts';
import type { Review } from '../state/review.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { commitOf } from './objects.ts';

/** A pull request as GraphQL shows it. */
export function pullRequestOf(asking: Asking, pull: PullRequest) {
  const { world } = asking;
  const { repository } = pull;
  const head = livingHead(pull);
  const commits = () => changesOf(pull).commits;
  return {
    __typename: 'PullRequest',
    id: pull.nodeId,
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    url: pullPage(world, pull),
    state: pull.mergedAt === null ? pull.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    createdAt: isoTime(pull.createdAt),
    updatedAt: isoTime(pull.updatedAt),
    author: actorOf(world, pull.author),
    headRefOid: pull.headSha,
    headRefName: pull.headBranch,
    headRepository: head === undefined ? null : { nameWithOwner: fullName(head), name: head.name },
    isCrossRepository: isCrossRepository(pull),
    baseRefName: pull.baseBranch,
    baseRefOid: pull.baseSha,
    baseRef: () => {
      const sha = branchHead(repository, pull.baseBranch);
      return sha === undefined ? null : { name: pull.baseBranch, target: commitOf(asking, repository, sha) };
    },
    changedFiles: () => changesOf(pull).files.length,
    files: (page: PageArguments) =>
      connectionOf(
        changesOf(pull).files.map(({ path, status }) => ({ path, changeType: CHANGES[status] })),
        page,
      ),
    reviews: (page: PageArguments) =>
      connectionOf(
        pull.reviews.map((review) => reviewOf(asking, pull, review)),
        page,
      ),
    commits: (page: PageArguments) =>
      connectionOf(
        commits().map(({ sha }) => ({ commit: commitOf(asking, repository, sha) })),
        page,
      ),
    comments: (page: PageArguments) =>
      connectionOf(
        pull.comments.map((comment) => commentOf(asking, pull, comment)),
        page,
      ),
    timelineItems: ({
      itemTypes,
      ...page
    }: PageArguments & { readonly itemTypes?: readonly string[] | null }) =>
      connectionOf(
        pull.events
          .map((event) => eventOf(asking, event))
          .filter((event) => !itemTypes || itemTypes.includes(event.itemType)),
        page,
      ),
  };
}

const CHANGES = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  changed: 'CHANGED',
  renamed: 'RENAMED',
} as const;

function reviewOf(asking: Asking, pull: PullRequest, review: Review) {
  return {
    fullDatabaseId: String(review.id),
    databaseId: review.id,
    id: review.nodeId,
    state: review.state,
    body: review.body,
    submittedAt: isoTime(review.submittedAt),
    url: reviewPage(asking.world, pull, review),
    commit: commitOf(asking, pull.repository, review.commit),
    author: actorOf(asking.world, review.author),
  };
}

function commentOf({ world, viewer }: Asking, pull: PullRequest, comment: IssueComment) {
  return {
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    id: comment.nodeId,
    body: comment.body,
    url: commentPage(world, pull, comment),
    author: actorOf(world, comment.author),
    viewerDidAuthor: accountOf(world, viewer) === comment.author,
    createdAt: isoTime(comment.createdAt),
    updatedAt: isoTime(comment.updatedAt),
  };
}

const EVENTS: Readonly<Record<PullEvent['kind'], readonly [string, string]>> = {
  merged: ['MergedEvent', 'MERGED_EVENT'],
  closed: ['ClosedEvent', 'CLOSED_EVENT'],
  reopened: ['ReopenedEvent', 'REOPENED_EVENT'],
  retargeted: ['BaseRefChangedEvent', 'BASE_REF_CHANGED_EVENT'],
  'force-pushed': ['HeadRefForcePushedEvent', 'HEAD_REF_FORCE_PUSHED_EVENT'],
  renamed: ['RenamedTitleEvent', 'RENAMED_TITLE_EVENT'],
  drafted: ['ConvertToDraftEvent', 'CONVERT_TO_DRAFT_EVENT'],
  readied: ['ReadyForReviewEvent', 'READY_FOR_REVIEW_EVENT'],
};

function eventOf({ world }: Asking, event: PullEvent) {
  const [typename, itemType] = EVENTS[event.kind];
  return {
    __typename: typename,
    itemType,
    id: event.nodeId,
    createdAt: isoTime(event.at),
    actor: actorOf(world, event.by),
  };
}

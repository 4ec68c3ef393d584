import { pullPage } from '../present/pull-request.ts';
import { isoTime } from '../state/clock.ts';
import { changesOf, lineCounts } from '../state/pull-changes.ts';
import { isCrossRepository, livingHead, type PullRequest } from '../state/pull-request.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { branchOf } from './branch.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { commentOf, reviewOf } from './conversation.ts';
import { commitOf } from './objects.ts';
import { repositoryFacts } from './repository-facts.ts';
import { timelineOf } from './timeline.ts';

type Listed<Arguments = object> = PageArguments & Partial<Arguments>;

/** A pull request as GraphQL shows it. */
export function pullRequestOf(asking: Asking, pull: PullRequest) {
  const { world } = asking;
  const { repository } = pull;
  const head = livingHead(pull);
  const time = (date: Date | null) => date && isoTime(date);
  return {
    __typename: 'PullRequest',
    id: pull.nodeId,
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    url: pullPage(world, pull),
    state: pull.mergedAt === null ? pull.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    closed: pull.state === 'closed',
    merged: pull.mergedAt !== null,
    createdAt: isoTime(pull.createdAt),
    updatedAt: isoTime(pull.updatedAt),
    closedAt: time(pull.closedAt),
    mergedAt: time(pull.mergedAt),
    mergedBy: pull.mergedBy && actorOf(world, pull.mergedBy),
    mergeCommit: () => pull.mergeCommit && commitOf(asking, repository, pull.mergeCommit),
    author: actorOf(world, pull.author),
    repository: repositoryFacts(world, repository),
    isCrossRepository: isCrossRepository(pull),
    headRefOid: pull.headSha,
    headRefName: pull.headBranch,
    headRef: () => head && branchOf(asking, head, pull.headBranch),
    headRepository: head === undefined ? null : repositoryFacts(world, head),
    headRepositoryOwner: actorOf(world, pull.headRepository.owner),
    baseRefOid: pull.baseSha,
    baseRefName: pull.baseBranch,
    baseRef: () => branchOf(asking, repository, pull.baseBranch),
    baseRepository: repositoryFacts(world, repository),
    changedFiles: () => changesOf(pull).files.length,
    additions: () => lineCounts(pull).additions,
    deletions: () => lineCounts(pull).deletions,
    files: (page: Listed) =>
      connectionOf(
        changesOf(pull).files.map(({ path, status }) => ({ path, changeType: CHANGES[status] })),
        page,
      ),
    commits: (page: Listed) =>
      connectionOf(
        changesOf(pull).commits.map(({ sha }) => ({ commit: commitOf(asking, repository, sha) })),
        page,
      ),
    reviews: ({ states, author, ...page }: Listed<{ states: readonly string[]; author: string }>) =>
      connectionOf(
        pull.reviews
          .filter((review) => !states || states.includes(review.state))
          .filter((review) => !author || review.author.login === author)
          .map((review) => reviewOf(asking, pull, review)),
        page,
      ),
    comments: (page: Listed) =>
      connectionOf(
        pull.comments.map((comment) => commentOf(asking, pull, comment)),
        page,
      ),
    timelineItems: ({ itemTypes, ...page }: Listed<{ itemTypes: readonly string[] }>) =>
      connectionOf(timelineOf(asking, pull, itemTypes), page),
  };
}

const CHANGES = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  changed: 'CHANGED',
  renamed: 'RENAMED',
} as const;

import { changesOf, lineCounts } from '../state/pull-changes.ts';
import { isCrossRepository, livingHead, type PullRequest } from '../state/pull-request.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { branchOf } from './branch.ts';
import { statusCheckRollupOf } from './commit-checks.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { commentOf, reviewOf } from './conversation.ts';
import { labelsOf } from './labels.ts';
import { commitOf } from './objects.ts';
import type { OrderArguments } from './ordered.ts';
import { pullFacts } from './pull-facts.ts';
import { repositoryFacts } from './repository-facts.ts';
import { reviewRequestsOf } from './review-requests.ts';
import { timelineOf } from './timeline.ts';

type Listed<Arguments = object> = PageArguments & Partial<Arguments>;

/** A pull request as GraphQL shows it. */
export function pullRequestOf(asking: Asking, pull: PullRequest) {
  const { world } = asking;
  const { repository } = pull;
  const head = livingHead(pull);
  return {
    ...pullFacts(world, pull),
    mergeCommit: () => pull.mergeCommit && commitOf(asking, repository, pull.mergeCommit),
    isCrossRepository: isCrossRepository(pull),
    statusCheckRollup: () => {
      const rollup = statusCheckRollupOf(asking, repository, pull.headSha);
      return rollup && { ...rollup, commit: () => commitOf(asking, repository, pull.headSha) };
    },
    headRef: () => head && branchOf(asking, head, pull.headBranch),
    headRepository: head === undefined ? null : repositoryFacts(world, head),
    headRepositoryOwner: actorOf(world, pull.headRepository.owner),
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
    labels: (given: PageArguments & OrderArguments) => labelsOf(pull.labels, given),
    reviewRequests: (page: Listed) => connectionOf(reviewRequestsOf(asking, pull), page),
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

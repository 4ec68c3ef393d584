import { pullPage } from '../present/pull-request.ts';
import { isoTime } from '../state/clock.ts';
import type { PullRequest } from '../state/pull-request.ts';
import type { World } from '../state/world.ts';
import { actorOf } from './actors.ts';
import { repositoryFacts } from './repository-facts.ts';

/** What is told of a pull request wherever one is named. */
export function pullFacts(world: World, pull: PullRequest) {
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
    author: actorOf(world, pull.author),
    repository: repositoryFacts(world, pull.repository),
    headRefOid: pull.headSha,
    headRefName: pull.headBranch,
    baseRefOid: pull.baseSha,
    baseRefName: pull.baseBranch,
  };
}

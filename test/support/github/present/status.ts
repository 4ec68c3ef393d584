import { isoTime } from '../state/clock.ts';
import type { Repository } from '../state/repository.ts';
import type { Status } from '../state/status.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';
import { repositoryUrl } from './repository.ts';

export function statusJson(world: World, repository: Repository, status: Status) {
  return { ...simpleStatusJson(world, repository, status), creator: accountJson(world, status.creator) };
}

export function simpleStatusJson(world: World, repository: Repository, status: Status) {
  return {
    url: `${repositoryUrl(world, repository)}/statuses/${status.sha}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${status.creator.id}?v=4`,
    id: status.id,
    node_id: status.nodeId,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
  };
}

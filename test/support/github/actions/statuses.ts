import type { Account } from '../state/account.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import type { Status, StatusState } from '../state/status.ts';
import { nodeId, type World } from '../state/world.ts';

export const LONGEST_DESCRIPTION = 140;
const MOST_STATUSES = 1_000;

export interface NewStatus {
  readonly context: string;
  readonly state: StatusState;
  readonly description?: string | null;
  readonly targetUrl?: string | null;
}

export function createStatus(
  world: World,
  repository: Repository,
  sha: string,
  wanted: NewStatus,
  creator: Account,
): Status {
  if (repository.objects.commit(sha) === undefined) throw new Refused(`No commit found for SHA: ${sha}`);
  if ([...(wanted.description ?? '')].length > LONGEST_DESCRIPTION)
    throw new Refused(
      `Validation Failed: description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`,
    );
  if (wanted.targetUrl && !/^https?:\/\//.test(wanted.targetUrl))
    throw new Refused('Validation Failed: target_url must use http(s) scheme');
  const statuses = repository.statuses.get(sha) ?? [];
  if (statuses.filter((status) => status.context === wanted.context).length >= MOST_STATUSES)
    throw new Refused('Validation Failed: This SHA and context has reached the maximum number of statuses.');
  const id = world.nextId('status');
  const status: Status = {
    id,
    nodeId: nodeId('SC', id),
    sha,
    context: wanted.context,
    state: wanted.state,
    description: wanted.description ?? null,
    targetUrl: wanted.targetUrl ?? null,
    creator,
    createdAt: world.now(),
  };
  statuses.push(status);
  repository.statuses.set(sha, statuses);
  world.tell({ event: 'status', repository, status, by: creator });
  return status;
}

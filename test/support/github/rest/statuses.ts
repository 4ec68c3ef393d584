import { createStatus } from '../actions/statuses.ts';
import { type Call, created, type Route } from '../http/call.ts';
import { oneOf, optionalText } from '../http/fields.ts';
import { page } from '../http/pages.ts';
import { actorOf, repositoryOf } from '../http/permit.ts';
import { repositoryJson, repositoryUrl } from '../present/repository.ts';
import { simpleStatusJson, statusJson } from '../present/status.ts';
import { Refused } from '../state/refused.ts';
import { type Repository, resolveCommit } from '../state/repository.ts';
import { combinedState, latestStatuses } from '../state/status.ts';

export const statusRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/statuses/{sha}',
    answer: (call) => {
      const repository = repositoryOf(call, ['statuses'], 'write');
      const state = oneOf(call.body, 'state', ['error', 'failure', 'pending', 'success']);
      if (state === undefined) throw new Refused('Validation Failed: state is missing');
      const status = createStatus(
        call.world,
        repository,
        call.params.sha ?? '',
        {
          state,
          context: optionalText(call.body, 'context') ?? 'default',
          description: optionalText(call.body, 'description') ?? null,
          targetUrl: optionalText(call.body, 'target_url') ?? null,
        },
        actorOf(call),
      );
      return created(statusJson(call.world, repository, status));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/statuses',
    answer: (call) => {
      const repository = repositoryOf(call, ['statuses']);
      const statuses = repository.statuses.get(shaIn(call, repository)) ?? [];
      return page(call, statuses.toReversed(), (status) => statusJson(call.world, repository, status));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/commits/{ref}/status',
    answer: (call) => {
      const repository = repositoryOf(call, ['statuses']);
      const sha = shaIn(call, repository);
      const statuses = repository.statuses.get(sha) ?? [];
      const latest = latestStatuses(statuses);
      return page(
        call,
        latest,
        (status) => simpleStatusJson(call.world, repository, status),
        (entries) => ({
          state: combinedState(statuses),
          statuses: entries,
          sha,
          total_count: latest.length,
          repository: repositoryJson(call.world, repository),
          commit_url: `${repositoryUrl(call.world, repository)}/commits/${sha}`,
          url: `${repositoryUrl(call.world, repository)}/commits/${sha}/status`,
        }),
      );
    },
  },
];

function shaIn(call: Call, repository: Repository): string {
  const sha = resolveCommit(repository, call.params.ref ?? '');
  if (sha === undefined) throw new Refused(`No commit found for SHA: ${call.params.ref}`);
  return sha;
}

import { roleOn } from '../state/access.ts';
import { type Account, type RepositoryRole, ROLES } from '../state/account.ts';
import { type Access, covers, mayDo } from '../state/installation.ts';
import type { PullRequest } from '../state/pull-request.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';
import { isPull, type Thread } from '../state/thread.ts';
import type { World } from '../state/world.ts';
import type { Call } from './call.ts';
import { Unauthorized } from './tokens.ts';
import { accountOf, type Viewer } from './viewer.ts';

const NOT_ACCESSIBLE = 'Resource not accessible by integration';

/** Throws what GitHub answers when the viewer may not do this on the repository. Any one of the permissions is enough. */
export function permit(
  world: World,
  viewer: Viewer,
  repository: Repository,
  permissions: readonly string[],
  access: Access,
): void {
  switch (viewer.kind) {
    case 'installation':
      if (covers(viewer.installation, repository)) {
        if (!permissions.some((name) => mayDo(viewer.installation, name, access)))
          throw new Refused(NOT_ACCESSIBLE, 403);
        return;
      }
      if (repository.private) throw new Refused('Not Found', 404);
      if (access === 'write') throw new Refused(NOT_ACCESSIBLE, 403);
      return;
    case 'person': {
      const role = roleOn(world, repository, viewer.account);
      if (!includes(role, 'read')) throw new Refused('Not Found', 404);
      if (access === 'write' && !includes(role, 'write'))
        throw new Refused('Must have push access to the repository.', 403);
      return;
    }
    case 'app':
      throw new Unauthorized('A JSON web token could not be decoded');
    case 'nobody':
      if (repository.private || access === 'write') throw new Refused('Not Found', 404);
  }
}

/** The repository of the call, if the viewer may do that. */
export function repositoryOf(
  call: Call,
  permissions: readonly string[],
  access: Access = 'read',
): Repository {
  const repository = call.world.repository(`${call.params.owner}/${call.params.repo}`);
  if (repository === undefined) throw new Refused('Not Found', 404);
  permit(call.world, call.viewer, repository, permissions, access);
  return repository;
}

export function pullOf(
  call: Call,
  permissions: readonly string[] = ['pull_requests'],
  access: Access = 'read',
): PullRequest {
  const repository = repositoryOf(call, permissions, access);
  const number = Number(call.params.pull_number ?? call.params.issue_number);
  const pull = call.world.pulls(repository).get(number);
  if (pull === undefined) throw new Refused('Not Found', 404);
  return pull;
}

/** What is done to a pull request as to an issue may be done with either of these. */
export function threadPermissions(thread: Thread | undefined): readonly string[] {
  return thread === undefined || isPull(thread) ? ['issues', 'pull_requests'] : ['issues'];
}

/** The issue or pull request of the call. */
export function threadOf(call: Call, access: Access): Thread {
  const repository = call.world.repository(`${call.params.owner}/${call.params.repo}`);
  const thread =
    repository === undefined ? undefined : call.world.thread(repository, Number(call.params.issue_number));
  repositoryOf(call, threadPermissions(thread), access);
  if (thread === undefined) throw new Refused('Not Found', 404);
  return thread;
}

/** Whom a write is attributed to. */
export function actorOf(call: Call): Account {
  const account = accountOf(call.world, call.viewer);
  if (account === undefined) throw new Unauthorized('Requires authentication');
  return account;
}

/** Only the app itself, by its signed token. */
export function onlyApp(call: Call): void {
  if (call.viewer.kind !== 'app') throw new Unauthorized('A JSON web token could not be decoded');
}

function includes(held: RepositoryRole, needed: RepositoryRole): boolean {
  return ROLES.indexOf(held) >= ROLES.indexOf(needed);
}

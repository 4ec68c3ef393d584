import { installationFor, repositoriesOf } from '../actions/installations.ts';
import { created, ok, type Route } from '../http/call.ts';
import { page } from '../http/pages.ts';
import { onlyApp } from '../http/permit.ts';
import { refuseSuspended, Unauthorized } from '../http/tokens.ts';
import { appJson, installationJson } from '../present/app.ts';
import { repositoryJson } from '../present/repository.ts';
import { keyOf } from '../state/account.ts';
import { isoTime } from '../state/clock.ts';
import type { Installation } from '../state/installation.ts';
import { Refused } from '../state/refused.ts';
import type { World } from '../state/world.ts';

/** The app itself and its installations. */
export const appRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/app',
    answer: (call) => {
      onlyApp(call);
      const count = call.world.installations.size;
      return ok({ ...appJson(call.world), installations_count: count });
    },
  },
  {
    method: 'GET',
    path: '/app/installations',
    answer: (call) => {
      onlyApp(call);
      return page(call, [...call.world.installations.values()], (entry) =>
        installationJson(call.world, entry),
      );
    },
  },
  {
    method: 'GET',
    path: '/app/installations/{installation_id}',
    answer: (call) => {
      onlyApp(call);
      return ok(installationJson(call.world, installationById(call.world, call.params.installation_id)));
    },
  },
  {
    method: 'POST',
    path: '/app/installations/{installation_id}/access_tokens',
    answer: (call) => {
      onlyApp(call);
      const installation = installationById(call.world, call.params.installation_id);
      refuseSuspended(installation);
      const { token, expiresAt } = call.tokens.issue(installation);
      return created({
        token,
        expires_at: isoTime(expiresAt),
        permissions: installation.permissions,
        repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
      });
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/installation',
    answer: (call) => {
      onlyApp(call);
      const repository = call.world.repository(`${call.params.owner}/${call.params.repo}`);
      return ok(installationJson(call.world, found(repository && installationFor(call.world, repository))));
    },
  },
  ...['/orgs/{org}/installation', '/users/{username}/installation'].map(
    (path): Route => ({
      method: 'GET',
      path,
      answer: (call) => {
        onlyApp(call);
        const account = call.world.accounts.get(keyOf(call.params.org ?? call.params.username ?? ''));
        return ok(installationJson(call.world, found(account && call.world.installationOf(account))));
      },
    }),
  ),
  {
    method: 'GET',
    path: '/installation/repositories',
    answer: (call) => {
      if (call.viewer.kind !== 'installation')
        throw new Unauthorized('You must authenticate with an installation access token');
      const { installation } = call.viewer;
      const repositories = repositoriesOf(call.world, installation);
      return page(
        call,
        repositories,
        (repository) => repositoryJson(call.world, repository),
        (entries) => ({
          total_count: repositories.length,
          repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
          repositories: entries,
        }),
      );
    },
  },
];

function installationById(world: World, id: string | undefined): Installation {
  return found(world.installations.get(Number(id)));
}

function found(installation: Installation | undefined): Installation {
  if (installation === undefined) throw new Refused('Not Found', 404);
  return installation;
}

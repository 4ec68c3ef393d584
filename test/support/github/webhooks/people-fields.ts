import { accountJson } from '../present/account.ts';
import { installationJson } from '../present/app.ts';
import { teamJson } from '../present/organization.ts';
import { repositoryStub } from '../present/repository.ts';
import type { Happening } from '../state/happening.ts';
import type { World } from '../state/world.ts';

type Of<Event extends Happening['event']> = Extract<Happening, { readonly event: Event }>;

export function memberFields(
  world: World,
  happening: Of<'membership' | 'team' | 'organization' | 'member'>,
): object {
  switch (happening.event) {
    case 'team':
      return {
        team: teamJson(world, happening.organization, happening.team),
        ...('changes' in happening && { changes: happening.changes }),
      };
    case 'member':
      return {
        member: accountJson(world, happening.member),
        ...(happening.changes !== undefined && { changes: happening.changes }),
      };
    case 'membership':
      return {
        scope: 'team',
        member: accountJson(world, happening.member),
        team: teamJson(world, happening.organization, happening.team),
      };
    case 'organization': {
      const { organization } = happening;
      const url = `${world.api}/orgs/${organization.account.login}`;
      return {
        membership: {
          url: `${url}/memberships/${happening.member.login}`,
          state: 'active',
          role: 'member',
          organization_url: url,
          user: accountJson(world, happening.member),
        },
      };
    }
  }
}

export function installationFields(
  world: World,
  happening: Of<'installation' | 'installation_repositories'>,
): object {
  const { installation, repositories } = happening;
  const json = installationJson(world, installation);
  const stubs = repositories.map(repositoryStub);
  if (happening.event === 'installation') return { installation: json, repositories: stubs };
  return {
    installation: json,
    repository_selection: json.repository_selection,
    repositories_added: happening.action === 'added' ? stubs : [],
    repositories_removed: happening.action === 'removed' ? stubs : [],
    requester: null,
  };
}

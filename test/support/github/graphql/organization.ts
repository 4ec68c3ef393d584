import { mayDo } from '../state/installation.ts';
import type { Organization, Team } from '../state/organization.ts';
import type { Asking } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { gitHubError } from './graphql-error.ts';

/** An organisation and its teams, for those who may know its members. */
export function organizationOf(asking: Asking, organization: Organization) {
  return {
    __typename: 'Organization',
    login: organization.account.login,
    databaseId: organization.account.id,
    team: ({ slug }: { readonly slug: string }) => {
      mayKnowMembers(asking, organization);
      const team = organization.teams.get(slug.toLowerCase());
      return team === undefined ? null : teamOf(team);
    },
  };
}

function teamOf(team: Team) {
  return {
    slug: team.slug,
    name: team.name,
    databaseId: team.id,
    members: (page: PageArguments) =>
      connectionOf(
        [...team.members.values()].map(({ login, id }) => ({ __typename: 'User', login, databaseId: id })),
        page,
      ),
  };
}

function mayKnowMembers({ viewer }: Asking, { account, members }: Organization): void {
  const may =
    viewer.kind === 'installation'
      ? viewer.installation.account === account && mayDo(viewer.installation, 'members', 'read')
      : viewer.kind === 'person' && members.has(viewer.account.login.toLowerCase());
  if (!may) throw gitHubError('FORBIDDEN', 'Resource not accessible by integration');
}

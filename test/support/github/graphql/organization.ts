import { mayDo } from '../state/installation.ts';
import type { Organization, Team } from '../state/organization.ts';
import { actorOf } from './actors.ts';
import type { Asking } from './asking.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { Gap } from './gap.ts';
import { gitHubError } from './graphql-error.ts';

/** An organisation, its members and its teams, for those who may know them. */
export function organizationOf(asking: Asking, organization: Organization) {
  const { world } = asking;
  return {
    ...actorOf(world, organization.account),
    name: organization.account.name,
    membersWithRole: (page: PageArguments) => {
      mayKnowMembers(asking, organization);
      return connectionOf(
        [...organization.members.values()].map(({ account, role }) => ({ ...actorOf(world, account), role })),
        page,
        ({ role }) => ({ role: role.toUpperCase() }),
      );
    },
    team: ({ slug }: { readonly slug: string }) => {
      mayKnowMembers(asking, organization);
      const team = organization.teams.get(slug.toLowerCase());
      return team === undefined ? null : teamOf(asking, organization, team);
    },
    teams: ({
      userLogins,
      query,
      rootTeamsOnly: _allAreRoots,
      ...page
    }: PageArguments & {
      readonly userLogins?: readonly string[] | null;
      readonly query?: string | null;
      readonly rootTeamsOnly?: boolean | null;
    }) => {
      mayKnowMembers(asking, organization);
      const found = [...organization.teams.values()]
        .filter(({ slug }) => slug.includes(query?.toLowerCase() ?? ''))
        .filter(({ members }) => !userLogins || userLogins.some((login) => members.has(login.toLowerCase())));
      return connectionOf(
        found.map((team) => teamOf(asking, organization, team)),
        page,
      );
    },
  };
}

function teamOf({ world }: Asking, organization: Organization, team: Team) {
  return {
    __typename: 'Team',
    id: team.nodeId,
    databaseId: team.id,
    slug: team.slug,
    name: team.name,
    combinedSlug: `${organization.account.login}/${team.slug}`,
    organization: actorOf(world, organization.account),
    members: ({ membership, ...page }: PageArguments & { readonly membership?: string | null }) => {
      // There are no teams below teams here, so all members are immediate ones.
      if (membership === 'CHILD_TEAM') throw new Gap('teams below teams');
      return connectionOf(
        [...team.members.values()].map((account) => ({ ...actorOf(world, account) })),
        page,
        () => ({ role: 'MEMBER' }),
      );
    },
  };
}

function mayKnowMembers({ viewer }: Asking, { account, members }: Organization): void {
  const may =
    viewer.kind === 'installation'
      ? viewer.installation.account === account && mayDo(viewer.installation, 'members', 'read')
      : viewer.kind === 'person' && members.has(viewer.account.login.toLowerCase());
  if (!may) throw gitHubError('FORBIDDEN', 'Resource not accessible by integration');
}

import { type Call, ok, type Route } from '../http/call.ts';
import { page } from '../http/pages.ts';
import { repositoryOf } from '../http/permit.ts';
import { accountJson } from '../present/account.ts';
import { teamJson } from '../present/organization.ts';
import { collaboratorsOf, roleOn } from '../state/access.ts';
import { type Account, keyOf, type RepositoryRole, ROLES } from '../state/account.ts';
import { mayDo } from '../state/installation.ts';
import { Refused } from '../state/refused.ts';
import type { Repository } from '../state/repository.ts';

/** Who may do what, and who is in which team. */
export const peopleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators',
    answer: (call) => {
      const repository = repositoryOf(call, ['metadata']);
      return page(call, collaboratorsOf(call.world, repository), (account) => {
        const role = roleOn(call.world, repository, account);
        return { ...accountJson(call.world, account), permissions: permissionsOf(role), role_name: role };
      });
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
    answer: (call) => {
      const repository = repositoryOf(call, ['metadata']);
      const account = call.world.accounts.get(keyOf(call.params.username ?? ''));
      if (account === undefined) throw new Refused(`${call.params.username} is not a user`, 404);
      return ok(permissionJson(call, repository, account));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams',
    answer: (call) => {
      const organization = organizationIn(call);
      return page(call, [...organization.teams.values()], (team) => teamJson(call.world, organization, team));
    },
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/members',
    answer: (call) =>
      page(call, [...teamIn(call).members.values()], (member) => accountJson(call.world, member)),
  },
  {
    method: 'GET',
    path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
    answer: (call) => {
      const member = teamIn(call).members.get(keyOf(call.params.username ?? ''));
      if (member === undefined) throw new Refused('Not Found', 404);
      return ok({ role: 'member', state: 'active', url: call.url });
    },
  },
  {
    method: 'GET',
    path: '/users/{username}',
    answer: (call) => {
      const account = call.world.accounts.get(keyOf(call.params.username ?? ''));
      if (account === undefined) throw new Refused('Not Found', 404);
      return ok(accountJson(call.world, account));
    },
  },
];

/** `permission` knows four names only: maintain is `write` and triage `read`; `role_name` is the real one. */
function permissionJson(call: Call, repository: Repository, account: Account) {
  const role = roleOn(call.world, repository, account);
  const permission = { maintain: 'write', triage: 'read' }[String(role)] ?? role;
  return {
    permission,
    role_name: role,
    user: {
      ...accountJson(call.world, account),
      permissions: permissionsOf(role),
      role_name: role,
    },
  };
}

function permissionsOf(role: RepositoryRole) {
  const has = (needed: RepositoryRole) => ROLES.indexOf(role) >= ROLES.indexOf(needed);
  return {
    pull: has('read'),
    triage: has('triage'),
    push: has('write'),
    maintain: has('maintain'),
    admin: has('admin'),
  };
}

function organizationIn(call: Call) {
  const organization = call.world.organization(call.params.org ?? '');
  if (organization === undefined) throw new Refused('Not Found', 404);
  const { viewer } = call;
  if (viewer.kind === 'person' && organization.members.has(keyOf(viewer.account.login))) return organization;
  if (viewer.kind !== 'installation' || viewer.installation.account !== organization.account)
    throw new Refused('Not Found', 404);
  if (!mayDo(viewer.installation, 'members', 'read'))
    throw new Refused('Resource not accessible by integration', 403);
  return organization;
}

function teamIn(call: Call) {
  const team = organizationIn(call).teams.get(keyOf(call.params.team_slug ?? ''));
  if (team === undefined) throw new Refused('Not Found', 404);
  return team;
}

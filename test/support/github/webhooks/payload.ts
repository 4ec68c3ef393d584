import { installationFor } from '../actions/installations.ts';
import { accountJson } from '../present/account.ts';
import { organizationJson } from '../present/organization.ts';
import { repositoryJson } from '../present/repository.ts';
import type { Account } from '../state/account.ts';
import type { Happening } from '../state/happening.ts';
import type { Installation } from '../state/installation.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { checkRunFields, mergeGroupFields, pushFields, statusFields } from './commit-fields.ts';
import { installationFields, memberFields } from './people-fields.ts';
import { commentFields, issueFields, pullFields, reviewFields } from './pull-fields.ts';

/** What GitHub would send, and for whom. */
export interface Message {
  readonly event: string;
  readonly action?: string;
  readonly installation?: Installation;
  readonly repository?: Repository;
  readonly payload: object;
}

/** The message of a happening; undefined when the app is not installed where it happened. */
export function messageOf(world: World, happening: Happening): Message | undefined {
  const { event } = happening;
  if (event === 'ping') return { event, payload: pingPayload(world) };
  const repository = repositoryIn(happening);
  const installation = installationIn(world, happening, repository);
  if (installation === undefined) return undefined;
  if (installation.suspendedAt !== undefined && event !== 'installation') return undefined;
  const owner =
    repository?.owner ?? ('organization' in happening ? happening.organization.account : undefined);
  return {
    event,
    ...('action' in happening && { action: happening.action }),
    installation,
    ...(repository !== undefined && { repository }),
    payload: {
      ...('action' in happening && { action: happening.action }),
      ...(repository !== undefined && { repository: repositoryJson(world, repository) }),
      ...fieldsOf(world, happening),
      ...organizationField(world, owner),
      ...(!('installation' in happening) && {
        installation: { id: installation.id, node_id: installation.nodeId },
      }),
      sender: accountJson(world, happening.by),
    },
  };
}

type Told = Exclude<Happening, { readonly event: 'ping' }>;

function fieldsOf(world: World, happening: Told): object {
  switch (happening.event) {
    case 'pull_request':
      return pullFields(world, happening);
    case 'pull_request_review':
      return reviewFields(world, happening);
    case 'issue_comment':
      return commentFields(world, happening);
    case 'issues':
      return issueFields(world, happening);
    case 'push':
      return pushFields(world, happening);
    case 'status':
      return statusFields(world, happening);
    case 'check_run':
      return checkRunFields(world, happening);
    case 'merge_group':
      return mergeGroupFields(happening);
    case 'membership':
    case 'team':
    case 'organization':
    case 'member':
      return memberFields(world, happening);
    case 'repository':
      return happening.changes === undefined ? {} : { changes: happening.changes };
    case 'installation':
    case 'installation_repositories':
      return installationFields(world, happening);
  }
}

function repositoryIn(happening: Told): Repository | undefined {
  if ('repository' in happening) return happening.repository;
  if ('pull' in happening) return happening.pull.repository;
  if ('thread' in happening) return happening.thread.repository;
  if ('issue' in happening) return happening.issue.repository;
  return 'group' in happening ? happening.group.repository : undefined;
}

function installationIn(
  world: World,
  happening: Told,
  repository: Repository | undefined,
): Installation | undefined {
  if ('installation' in happening) return happening.installation;
  if (repository !== undefined) return installationFor(world, repository);
  return 'organization' in happening ? world.installationOf(happening.organization.account) : undefined;
}

function organizationField(world: World, owner: Account | undefined): object {
  const organization = owner === undefined ? undefined : world.organization(owner.login);
  return organization === undefined ? {} : { organization: organizationJson(world, organization) };
}

function pingPayload(world: World): object {
  return {
    zen: 'Design for failure.',
    hook_id: 1,
    hook: { type: 'App', id: 1, name: 'web', active: true, events: world.app.events, app_id: world.app.id },
  };
}

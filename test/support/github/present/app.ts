import { isoTime } from '../state/clock.ts';
import type { Installation } from '../state/installation.ts';
import type { World } from '../state/world.ts';
import { accountJson } from './account.ts';

export function appJson(world: World) {
  const { app } = world;
  return {
    id: app.id,
    slug: app.slug,
    node_id: app.nodeId,
    client_id: app.clientId,
    owner: accountJson(world, app.owner),
    name: app.slug,
    description: '',
    external_url: 'https://example.com',
    html_url: `${world.pages}/apps/${app.slug}`,
    created_at: isoTime(app.createdAt),
    updated_at: isoTime(app.createdAt),
    permissions: app.permissions,
    events: app.events,
  };
}

/** As webhooks tell of any app: of others no more than the slug is known. */
export function appOfSlug(world: World, slug: string) {
  const { client_id: _, ...ours } = appJson(world);
  if (slug === world.app.slug) return ours;
  return {
    ...ours,
    id: 1,
    slug,
    name: slug,
    html_url: `${world.pages}/apps/${slug}`,
    permissions: {},
    events: [],
  };
}

export function installationJson(world: World, installation: Installation) {
  const { account, id, suspendedAt } = installation;
  return {
    id,
    account: accountJson(world, account),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.api}/app/installations/${id}/access_tokens`,
    repositories_url: `${world.api}/installation/repositories`,
    html_url:
      account.type === 'Organization'
        ? `${world.pages}/organizations/${account.login}/settings/installations/${id}`
        : `${world.pages}/settings/installations/${id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: world.app.events,
    created_at: isoTime(installation.createdAt),
    updated_at: isoTime(installation.createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspendedAt === undefined ? null : accountJson(world, account),
    suspended_at: suspendedAt === undefined ? null : isoTime(suspendedAt),
  };
}

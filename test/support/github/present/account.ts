import type { Account } from '../state/account.ts';
import type { World } from '../state/world.ts';

/** GitHub's "simple user": people, bots and organisations as owners alike. */
export function accountJson(world: World, account: Account) {
  const { login, id } = account;
  const url = `${world.api}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: account.nodeId,
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: '',
    url,
    html_url: pageOf(world, account),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  };
}

/** Where people find an account; a bot's page is that of its app. */
export function pageOf(world: World, account: Account): string {
  return account.type === 'Bot'
    ? `${world.pages}/apps/${account.login.replace(/\[bot\]$/, '')}`
    : `${world.pages}/${account.login}`;
}

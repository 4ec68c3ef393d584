import type { Account } from '../state/account.ts';
import type { World } from '../state/world.ts';

/** An account as GraphQL names it: bots without the ending of their login; null once it was deleted. */
export function actorOf(world: World, account: Account) {
  if (!world.accounts.has(account.login.toLowerCase())) return null;
  return {
    __typename: account.type,
    id: account.nodeId,
    login: account.login.replace(/\[bot\]$/, ''),
    databaseId: account.id,
    url: `${world.pages}/${account.login}`,
    ...(account.type === 'User' && { name: account.name, email: account.email }),
  };
}

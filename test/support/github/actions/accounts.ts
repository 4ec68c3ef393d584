import { type Account, keyOf } from '../state/account.ts';
import { nodeId, type World } from '../state/world.ts';

export interface AccountOptions {
  readonly name?: string;
  readonly email?: string;
  readonly type?: 'User' | 'Bot';
}

const NODE_PREFIX = { User: 'U', Bot: 'BOT', Organization: 'O' } as const;

/** The account of that login, made when there is none: a bot when the login ends in `[bot]`. */
export function accountFor(world: World, login: string, options: AccountOptions = {}): Account {
  const there = world.accounts.get(keyOf(login));
  if (there !== undefined) {
    if (options.name !== undefined) there.name = options.name;
    if (options.email !== undefined) there.email = options.email;
    return there;
  }
  return addAccount(world, login, options.type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'), options);
}

export function addAccount(
  world: World,
  login: string,
  type: Account['type'],
  options: AccountOptions = {},
): Account {
  const id = world.nextId('account');
  const account: Account = {
    id,
    nodeId: nodeId(NODE_PREFIX[type], id),
    login,
    type,
    name: options.name ?? login,
    email:
      options.email ?? (type === 'Bot' ? `${id}+${login}@users.noreply.github.com` : `${login}@example.com`),
  };
  world.accounts.set(keyOf(login), account);
  return account;
}

import { type AccountOptions, accountFor } from './actions/accounts.ts';
import type { Files } from './actions/commits.ts';
import { install, setSuspended, uninstall } from './actions/installations.ts';
import { addMember, organizationFor } from './actions/organizations.ts';
import { createRepository } from './actions/repositories.ts';
import { type AppOptions, appOf } from './app.ts';
import { Contract } from './contract/contract.ts';
import { createGraphqlApi } from './graphql/graphql-api.ts';
import { Faults } from './http/faults.ts';
import { fetchInProcess } from './http/in-process.ts';
import { Limits } from './http/limits.ts';
import { Requests } from './http/requests.ts';
import { createRestApi } from './http/rest-api.ts';
import { listen, type ServerParts } from './http/server.ts';
import { Tokens } from './http/tokens.ts';
import { routes } from './rest/routes.ts';
import { OrganizationScript } from './script/organization.ts';
import { RepositoryScript } from './script/repository.ts';
import type { Account, RepositoryRole } from './state/account.ts';
import { increasingClock, type StateClock } from './state/clock.ts';
import type { Installation } from './state/installation.ts';
import { Refused } from './state/refused.ts';
import { World } from './state/world.ts';
import { Webhooks } from './webhooks/webhooks.ts';

export interface GitHubOptions {
  readonly port?: number;
  /** Origin of the addresses for people. */
  readonly pages?: string;
  readonly app?: AppOptions;
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly clock?: StateClock;
  /** Hold everything against GitHub's own descriptions. */
  readonly validate?: boolean;
  /** What an installation may ask in an hour. */
  readonly perHour?: { readonly core: number; readonly graphql: number };
}

export interface OrganizationOptions {
  readonly members?: readonly string[];
  readonly owners?: readonly string[];
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  readonly basePermission?: RepositoryRole;
}

export interface RepositoryOptions {
  readonly files?: Files;
  readonly permissions?: Readonly<Record<string, RepositoryRole>>;
  readonly defaultBranch?: string;
  readonly private?: boolean;
  readonly installed?: boolean;
  readonly requiredStatuses?: readonly string[];
}

/** A small GitHub that listens on this machine. */
export interface GitHub {
  /** The app's `GITHUB_API_URL`. */
  readonly url: string;
  /** Asks it without a connection. */
  readonly fetch: typeof fetch;
  readonly app: World['app'];
  readonly webhooks: Webhooks;
  readonly faults: Faults;
  readonly requests: Requests;
  readonly contract: Contract;
  user(login: string, options?: AccountOptions): Account;
  organization(login: string, options?: OrganizationOptions): OrganizationScript;
  /** Makes the repository `owner/name`, or finds it again. */
  repository(fullName: string, options?: RepositoryOptions): RepositoryScript;
  install(owner: string, options?: { readonly repositories?: readonly string[] }): Installation;
  uninstall(owner: string): void;
  suspend(owner: string): void;
  unsuspend(owner: string): void;
  /** Throws when the app is not installed there. */
  installationOf(owner: string): Installation;
  personalToken(login: string): string;
  /** A token of the app on an installation. */
  installationToken(installation: number): string;
  expireTokens(): void;
  onChange(listener: () => void): () => void;
  /** Resolves when every webhook is answered. */
  settled(): Promise<void>;
  /** Throws when something departed from GitHub's descriptions, and they were to be held. */
  close(): Promise<void>;
}

/** Starts a GitHub with nothing in it but the app. */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const world = new World({
    now: options.clock ?? increasingClock(),
    pages: options.pages ?? 'https://github.com',
  });
  world.app = appOf(world, options.app ?? {});
  const webhooks = new Webhooks(world);
  if (options.webhook !== undefined) webhooks.deliverTo(options.webhook.url, options.webhook.secret);
  const tokens = new Tokens(world);
  const limits = new Limits(options.perHour ?? { core: 5_000, graphql: 5_000 });
  const contract = new Contract();
  const faults = new Faults();
  const requests = new Requests();
  const validate = options.validate === true;
  if (validate) webhooks.onMessage = (message) => contract.checkMessage(message);
  const parts: ServerParts = {
    rest: createRestApi({ world, tokens, webhooks, limits, routes }),
    graphql: createGraphqlApi({
      world,
      tokens,
      limits,
      ...(validate && { onDeparture: (what) => contract.note('GraphQL request', what) }),
    }),
    faults,
    requests,
    ...(validate && { onExchange: (exchange) => contract.checkExchange(exchange) }),
  };
  const { server, url } = await listen(parts, options.port ?? 0);
  world.api = url;

  function installationOf(owner: string): Installation {
    const account = world.accounts.get(owner.toLowerCase());
    const installation = account === undefined ? undefined : world.installationOf(account);
    if (installation === undefined) throw new Refused(`The app is not installed on ${owner}.`, 404);
    return installation;
  }

  return {
    url,
    fetch: fetchInProcess(parts),
    app: world.app,
    webhooks,
    faults,
    requests,
    contract,
    user: (login, given) => accountFor(world, login, given),
    organization: (login, given) => organizationScript(world, login, given ?? {}),
    repository: (fullName, given) => repositoryScript(world, fullName, given ?? {}),
    install(owner, given) {
      const chosen = given?.repositories?.map(
        (name) => repositoryScript(world, `${owner}/${name}`, {}).state,
      );
      return install(world, ownerOf(world, owner), chosen ?? 'all');
    },
    uninstall: (owner) => uninstall(world, installationOf(owner)),
    suspend: (owner) => setSuspended(world, installationOf(owner), true),
    unsuspend: (owner) => setSuspended(world, installationOf(owner), false),
    installationOf,
    personalToken: (login) => tokens.issuePersonal(accountFor(world, login)),
    installationToken(id) {
      const installation = world.installations.get(id);
      if (installation === undefined) throw new Refused(`There is no installation ${id}.`, 404);
      return tokens.issue(installation).token;
    },
    expireTokens: () => tokens.expireAll(),
    onChange: (listener) => world.watch(listener),
    settled: () => webhooks.settled(),
    async close() {
      webhooks.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      contract.settle();
    },
  };
}

function organizationScript(world: World, login: string, options: OrganizationOptions): OrganizationScript {
  const organization = organizationFor(world, login);
  if (options.basePermission !== undefined) organization.basePermission = options.basePermission;
  for (const owner of options.owners ?? []) addMember(world, organization, owner, 'admin');
  for (const member of options.members ?? []) addMember(world, organization, member);
  const script = new OrganizationScript(world, organization);
  for (const [slug, members] of Object.entries(options.teams ?? {})) script.team(slug, members);
  return script;
}

/** An owner that nobody made before is an organisation when it has been one, otherwise a person. */
function ownerOf(world: World, login: string): Account {
  return world.organization(login)?.account ?? accountFor(world, login);
}

function repositoryScript(world: World, fullName: string, options: RepositoryOptions): RepositoryScript {
  const there = world.repository(fullName);
  if (there !== undefined) return new RepositoryScript(world, there);
  const [owner = '', name = ''] = fullName.split('/');
  const account = ownerOf(world, owner);
  const state = createRepository(world, {
    owner: account,
    name,
    ...(options.private !== undefined && { private: options.private }),
    ...(options.defaultBranch !== undefined && { defaultBranch: options.defaultBranch }),
  });
  const script = new RepositoryScript(world, state);
  for (const [login, role] of Object.entries(options.permissions ?? {})) script.setPermission(login, role);
  state.requiredStatuses = options.requiredStatuses ?? [];
  if (options.installed !== false && world.installationOf(account) === undefined) install(world, account);
  script.commit(state.defaultBranch, options.files ?? { 'README.md': `# ${name}\n` }, {
    author: `${owner}-bot`,
    message: 'Begin',
  });
  return script;
}

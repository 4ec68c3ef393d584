import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { type GitHub, type GitHubOptions, startGitHub } from '../support/github/github.ts';
import type { OrganizationScript } from '../support/github/script/organization.ts';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { type Received, startReceiver } from './receiver.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** How tests name the repository in Octokit's methods. */
export const SHOP = { owner: 'acme', repo: 'shop' } as const;

/** An organisation with a repository, and the app installed on it, asking by Octokit as any app would. */
export interface Acme {
  readonly github: GitHub;
  readonly organization: OrganizationScript;
  readonly shop: RepositoryScript;
  /** As the installation. */
  readonly octokit: Octokit;
  /** As the app itself. */
  readonly asApp: Octokit;
  /** The webhooks that have arrived, once all that were sent have. */
  received(): Promise<readonly Received[]>;
  close(): Promise<void>;
}

export async function startAcme(options: GitHubOptions = {}): Promise<Acme> {
  const github = await startGitHub({ validate: true, ...options });
  const organization = github.organization('acme', {
    members: ['mira', 'ann', 'bob'],
    teams: { seniors: ['ann', 'bob'] },
  });
  const shop = github.repository('acme/shop', {
    files: { 'README.md': '# Shop\n', 'db/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
    permissions: { mira: 'write', ann: 'maintain', bob: 'admin', tia: 'triage' },
  });
  const receiver = await startReceiver('the webhook secret');
  github.webhooks.deliverTo(receiver.url, 'the webhook secret');
  return {
    github,
    organization,
    shop,
    octokit: installed(github, 'acme'),
    asApp: new Octokit({
      authStrategy: createAppAuth,
      auth: { appId: github.app.id, privateKey: github.app.privateKey },
      baseUrl: github.url,
      log: silent,
    }),
    async received() {
      await github.settled();
      return receiver.received;
    },
    async close() {
      await receiver.close();
      await github.close();
    },
  };
}

/** Octokit as the app's installation on an account. */
export function installed(github: GitHub, owner: string, baseUrl = github.url): Octokit {
  return new Octokit({
    authStrategy: createAppAuth,
    auth: {
      appId: github.app.id,
      privateKey: github.app.privateKey,
      installationId: github.installationOf(owner).id,
    },
    baseUrl,
    log: silent,
  });
}

/** Opens a pull request of mira's that adds a migration. */
export function openNotes(
  { shop }: Acme,
  files: Record<string, string> = { 'db/002_notes.sql': 'SELECT 1;\n' },
) {
  return shop.openPull({ head: 'notes', title: 'Add notes', author: 'mira', files });
}

/** What GraphQL says of the repository. */
// biome-ignore lint/suspicious/noExplicitAny: answers have the form of the query
export async function askShop({ octokit }: Acme, selection: string): Promise<any> {
  const query = `{ repository(owner: "acme", name: "shop") { ${selection} } }`;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  return (await octokit.graphql<{ repository: any }>(query)).repository;
}

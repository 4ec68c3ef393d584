import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import type { PullRef } from '../../src/domain/repository.ts';
import { createPullRequests } from '../../src/github/pull-requests.ts';
import type { CountedPullRequests } from '../../src/usecases/ports/pull-requests.ts';
import { type GitHub, startGitHub } from '../support/github/github.ts';
import type { RepositoryScript } from '../support/github/script/repository.ts';

export const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';
export const POLICY = 'levels: {}\n';
export const PATH = 'db/migrations/002_notes.sql';
export const NOBODY = { logins: [], teams: [] };
export const repository = { owner: 'acme', name: 'shop' };

type OpenPull = Parameters<RepositoryScript['openPull']>[0];

/** The adapter beside the stand-in, which holds each request and answer against GitHub's own descriptions. */
export interface StandIn {
  readonly github: GitHub;
  readonly shop: RepositoryScript;
  readonly pulls: CountedPullRequests;
  readonly installation: number;
  open(head: string, more?: Partial<OpenPull>): PullRef;
  /** How many requests some work takes, as both sides count them; those for tokens are free. */
  requestsOf(work: () => Promise<unknown>): Promise<{ readonly counted: number; readonly made: number }>;
  /** Throws when something was not as GitHub describes itself. */
  close(): Promise<void>;
}

export async function startStandIn(): Promise<StandIn> {
  const github = await startGitHub({ validate: true });
  github.organization('acme', { members: ['mira', 'ann', 'bob'], teams: { dbas: ['ann', 'bob'] } });
  const shop = github.repository('acme/shop', {
    files: {
      'README.md': '# Shop\n',
      'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n',
      'db/old.sql': 'SELECT 1;\nSELECT 2;\nSELECT 3;\n',
      '.github/migration-policy.yml': POLICY,
    },
    permissions: { mira: 'write', ann: 'maintain', bob: 'admin', tia: 'triage' },
  });
  const installation = github.installationOf('acme').id;
  const octokit = new Octokit({
    authStrategy: createAppAuth,
    auth: { appId: github.app.id, privateKey: github.app.privateKey, installationId: installation },
    baseUrl: github.url,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const pulls = createPullRequests(async () => octokit, github.app.id, { gap: 0 }).counted();
  return {
    github,
    shop,
    pulls,
    installation,
    open(head, more = {}) {
      const { number } = shop.openPull({
        head,
        title: 'Add notes',
        author: 'mira',
        files: { [PATH]: ADD },
        ...more,
      });
      return { installation, repository, number };
    },
    async requestsOf(work) {
      const before = pulls.requests();
      github.requests.reset();
      await work();
      const { reads, writes } = github.requests;
      return { counted: pulls.requests() - before, made: reads + writes };
    },
    close: () => github.close(),
  };
}

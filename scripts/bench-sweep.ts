import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { createPullRequests } from '../src/github/pull-requests.ts';
import type { KeptAnswer, KeptAnswers } from '../src/usecases/ports/kept-answers.ts';
import { startGitHub } from '../test/support/github/github.ts';

/** Counts what a sweep over an installation asks of GitHub when nothing has changed there. */
const SIZES = [
  { repositories: 1, pulls: 3 },
  { repositories: 50, pulls: 2 },
  { repositories: 100, pulls: 1 },
  { repositories: 500, pulls: 1 },
  { repositories: 1, pulls: 120 },
];

process.stdout.write(
  '| repositories, with open pull requests each | requests | of them 304, which are free | points of GraphQL |\n|---|---|---|---|\n',
);
for (const { repositories, pulls } of SIZES) {
  const github = await startGitHub();
  for (let number = 0; number < repositories; number++) {
    const repository = github.repository(`acme/shop-${number}`);
    for (let pull = 0; pull < pulls; pull++)
      repository.openPull({ head: `change-${pull}`, author: 'mira', files: { 'README.md': `${pull}` } });
  }
  const { id } = github.installationOf('acme');
  const octokit = new Octokit({
    authStrategy: createAppAuth,
    auth: { appId: github.app.id, privateKey: github.app.privateKey, installationId: id },
    baseUrl: github.url,
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
  const adapter = createPullRequests(async () => octokit, github.app.id, { gap: 0, kept: inMemory() });
  const sweep = async () => adapter.allOpenPulls(id, await adapter.repositories(id));
  await sweep();
  github.requests.reset();
  const seen = (await sweep()).reduce((sum, each) => sum + each.pulls.length, 0);
  if (seen !== repositories * pulls)
    throw new Error(`A sweep saw ${seen} of ${repositories * pulls} pull requests.`);
  const asked = github.requests.all.filter(({ kind }) => kind !== 'token');
  const unchanged = asked.filter(({ status }) => status === 304).length;
  const points = asked.reduce((sum, { cost = 0 }) => sum + cost, 0);
  process.stdout.write(`| ${repositories}, with ${pulls} | ${asked.length} | ${unchanged} | ${points} |\n`);
  await github.close();
}

function inMemory(): KeptAnswers {
  const answers = new Map<string, KeptAnswer>();
  const keyOf = (installation: number, asked: string) => `${installation} ${asked}`;
  return {
    get: async (installation, asked) => answers.get(keyOf(installation, asked)),
    put: async (installation, asked, answer) => void answers.set(keyOf(installation, asked), answer),
  };
}

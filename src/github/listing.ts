import { z } from 'zod';
import { fullName, type PullRef, type RepositoryRef } from '../domain/repository.ts';
import type { OpenPullFilter } from '../usecases/ports/pull-requests.ts';
import type { Connection } from './connection.ts';

const PER_PAGE = 100;

const pulls = z.object({ data: z.array(z.object({ number: z.number() })) });
const repositories = z.object({
  data: z.object({
    repositories: z.array(
      z.object({
        name: z.string(),
        owner: z.object({ login: z.string() }),
        archived: z.boolean().optional(),
      }),
    ),
  }),
});

/** The open pull requests of a repository, 100 a request. */
export async function listOpenPulls(
  connection: Connection,
  installation: number,
  repository: RepositoryRef,
  { baseBranch }: OpenPullFilter,
): Promise<readonly PullRef[]> {
  const { owner, name: repo } = repository;
  const base = baseBranch === undefined ? {} : { base: baseBranch };
  const found = await pageThrough(async (page) => {
    const { data } = await connection.rest(`the pull requests of ${fullName(repository)}`, pulls, (octokit) =>
      octokit.rest.pulls.list({ owner, repo, state: 'open', per_page: PER_PAGE, page, ...base }),
    );
    return data;
  });
  return found.map(({ number }) => ({ installation, repository, number }));
}

/** The repositories that an installation covers, 100 a request. In archived ones nobody can write, nor merge. */
export async function listRepositories(
  connection: Connection,
  installation: number,
): Promise<readonly RepositoryRef[]> {
  const found = await pageThrough(async (page) => {
    const { data } = await connection.rest(
      `the repositories of installation ${installation}`,
      repositories,
      (octokit) => octokit.rest.apps.listReposAccessibleToInstallation({ per_page: PER_PAGE, page }),
    );
    return data.repositories;
  });
  return found
    .filter(({ archived }) => archived !== true)
    .map(({ name, owner }) => ({ owner: owner.login, name }));
}

async function pageThrough<T>(read: (page: number) => Promise<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page++) {
    const items = await read(page);
    all.push(...items);
    if (items.length < PER_PAGE) return all;
  }
}

import { z } from 'zod';
import { fullName, type PullRef, type RepositoryRef } from '../domain/repository.ts';
import type { Installation, OpenPullFilter } from '../usecases/ports/pull-requests.ts';
import type { Conditions, Connection } from './connection.ts';
import type { Octokit } from './octokit.ts';

const PER_PAGE = 100;

/** A page of a list, and whether there are more. */
interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: boolean;
}

/** GitHub says where the next page is; that a page is not full says nothing. */
const links = z
  .object({ link: z.string().optional() })
  .transform(({ link = '' }) => /\brel="next"/.test(link));

const pulls = z
  .object({ headers: links, data: z.array(z.object({ number: z.number() })) })
  .transform(({ headers: next, data: items }) => ({ items, next }));

const repositories = z
  .object({
    headers: links,
    data: z.object({
      repositories: z.array(
        z.object({
          name: z.string(),
          owner: z.object({ login: z.string() }),
          archived: z.boolean().optional(),
        }),
      ),
    }),
  })
  .transform(({ headers: next, data }) => ({ items: data.repositories, next }));

const installations = z
  .object({
    headers: links,
    data: z.array(z.object({ id: z.number(), suspended_at: z.string().nullish() })),
  })
  .transform(({ headers: next, data: items }) => ({ items, next }));

/** The open pull requests of a repository, 100 a request. */
export async function listOpenPulls(
  connection: Connection,
  installation: number,
  repository: RepositoryRef,
  { baseBranch }: OpenPullFilter,
): Promise<readonly PullRef[]> {
  const { owner, name: repo } = repository;
  const base = baseBranch === undefined ? {} : { base: baseBranch };
  const into = baseBranch === undefined ? '' : ` into ${baseBranch}`;
  const what = `the open pull requests of ${fullName(repository)}${into}`;
  const found = await pageThrough(connection, what, pulls, (octokit, page, headers) =>
    octokit.rest.pulls.list({ owner, repo, state: 'open', per_page: PER_PAGE, page, headers, ...base }),
  );
  return found.map(({ number }) => ({ installation, repository, number }));
}

/** The repositories that an installation covers, 100 a request. In archived ones nobody can write, nor merge. */
export async function listRepositories(
  connection: Connection,
  installation: number,
): Promise<readonly RepositoryRef[]> {
  const what = `the repositories of installation ${installation}`;
  const found = await pageThrough(connection, what, repositories, (octokit, page, headers) =>
    octokit.rest.apps.listReposAccessibleToInstallation({ per_page: PER_PAGE, page, headers }),
  );
  return found
    .filter(({ archived }) => archived !== true)
    .map(({ name, owner }) => ({ owner: owner.login, name }));
}

/** The app's installations, 100 a request, asked for as the app itself. */
export async function listInstallations(connection: Connection): Promise<readonly Installation[]> {
  const found = await pageThrough(
    connection,
    'the installations of the app',
    installations,
    (octokit, page, headers) => octokit.rest.apps.listInstallations({ per_page: PER_PAGE, page, headers }),
  );
  return found.map(({ id, suspended_at: suspendedAt }) => ({ id, suspended: !!suspendedAt }));
}

/** @param what also tells one list from another. */
async function pageThrough<T>(
  connection: Connection,
  what: string,
  shape: z.ZodType<ListPage<T>>,
  ask: (octokit: Octokit, page: number, conditions: Conditions) => Promise<unknown>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let page = 1; ; page++) {
    const { items, next } = await connection.ifChanged(`${what}, page ${page}`, shape, (octokit, headers) =>
      ask(octokit, page, headers),
    );
    all.push(...items);
    if (!next) return all;
  }
}

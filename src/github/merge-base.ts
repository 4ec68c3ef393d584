import { z } from 'zod';
import { fullName, type PullRef, type Sha } from '../domain/repository.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Connection } from './connection.ts';

const shape = z.object({ data: z.object({ merge_base_commit: z.object({ sha: z.string() }) }) });

/**
 * Where a commit left the base branch. GitHub finds nothing for a commit that is gone, nor for one without a common
 * ancestor, and always fails where so much was changed that it gives up comparing.
 */
export async function readMergeBase(
  connection: Connection,
  { repository }: PullRef,
  base: Sha,
  commit: Sha,
): Promise<Sha | undefined> {
  const { owner, name: repo } = repository;
  const what = `where ${fullName(repository)}@${commit.slice(0, 7)} left its base branch`;
  try {
    const { data } = await connection.rest(what, shape, (octokit) =>
      octokit.rest.repos.compareCommitsWithBasehead({
        owner,
        repo,
        basehead: `${base}...${commit}`,
        per_page: 1,
      }),
    );
    return data.merge_base_commit.sha;
  } catch (error) {
    if (error instanceof GitHubFault && (error.kind === 'gone' || isTooMuch(error))) return undefined;
    throw error;
  }
}

/** “Server Error: Sorry, this diff is taking too long to generate”: trying again does not help. */
function isTooMuch({ cause }: GitHubFault): boolean {
  return tooMuch.safeParse(cause).success;
}

const tooMuch = z.object({ message: z.string().regex(/diff is taking too long to generate/) });

import { z } from 'zod';
import { pullName } from '../domain/repository.ts';
import type { PullFacts } from '../domain/snapshot.ts';
import type { Connection } from './connection.ts';
import { movedMeanwhile } from './pages.ts';

const pullRequest = z.object({ data: z.object({ head: z.object({ sha: z.string() }) }) });

/** Throws a passing `GitHubFault` when the head is another than it was: one request. */
export async function confirmHead(
  connection: Connection,
  { ref, head }: Pick<PullFacts, 'ref' | 'head'>,
  what = `the head of ${pullName(ref)}`,
): Promise<void> {
  const { owner, name: repo } = ref.repository;
  const { data } = await connection.rest(`the head of ${pullName(ref)}`, pullRequest, (octokit) =>
    octokit.rest.pulls.get({ owner, repo, pull_number: ref.number }),
  );
  if (data.head.sha !== head) throw movedMeanwhile(what);
}

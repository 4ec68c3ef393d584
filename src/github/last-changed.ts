import { z } from 'zod';
import { fullName } from '../domain/repository.ts';
import type { PullFacts } from '../domain/snapshot.ts';
import { chunksOf } from './chunks.ts';
import type { Connection } from './connection.ts';
import { lastChangedQuery } from './queries/last-changed.ts';

/** With more of them GitHub takes too long. */
const PATHS_A_REQUEST = 50;

const change = z.object({
  committedDate: z.iso.datetime({ offset: true }),
  associatedPullRequests: z
    .object({ nodes: z.array(z.object({ mergedAt: z.string().nullable(), baseRefName: z.string() })) })
    .nullable(),
});

const shape = z.object({
  repository: z.object({
    object: z.record(z.string(), z.object({ nodes: z.array(change) })).nullable(),
  }),
});

type Change = z.infer<typeof change>;

/**
 * When each path was last changed on the base branch: one request for each 50.
 *
 * Whoever makes a commit chooses its date; when its pull request was merged is GitHub's own word. So the later one
 * counts, and nobody makes a change look older than it is by the date of its commit.
 */
export async function readLastChanged(
  connection: Connection,
  { ref, base, baseBranch }: PullFacts,
  paths: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { owner, name } = ref.repository;
  const found = new Map<string, string>();
  for (const asked of chunksOf([...new Set(paths)], PATHS_A_REQUEST)) {
    const variables = {
      owner,
      name,
      commit: base,
      ...Object.fromEntries(asked.map((path, at) => [`path${at}`, path])),
    };
    const what = `when files of ${fullName(ref.repository)} were last changed`;
    const answer = await connection.query(what, lastChangedQuery(asked.length), variables, shape);
    for (const [at, path] of asked.entries()) {
      const last = answer.repository.object?.[`last${at}`]?.nodes[0];
      if (last !== undefined) found.set(path, landedAt(last, baseBranch));
    }
  }
  return Object.fromEntries(found);
}

function landedAt({ committedDate, associatedPullRequests }: Change, branch: string): string {
  const merges = (associatedPullRequests?.nodes ?? []).flatMap(({ mergedAt, baseRefName }) =>
    mergedAt === null || baseRefName !== branch ? [] : [mergedAt],
  );
  const times = [committedDate, ...merges].map((date) => new Date(date).getTime());
  return new Date(Math.max(...times)).toISOString();
}

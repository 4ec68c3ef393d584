import { z } from 'zod';
import { fileModeOf } from '../domain/file-mode.ts';
import { fullName, type PullRef, type Sha } from '../domain/repository.ts';
import type { Complete } from '../domain/snapshot.ts';
import type { TreeFile } from '../usecases/ports/pull-requests.ts';
import type { Connection } from './connection.ts';

const shape = z.object({
  data: z.object({
    truncated: z.boolean(),
    tree: z.array(z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: z.string() })),
  }),
});

/** Every file, link and submodule of a commit. GitHub cuts trees of more than 100,000 entries, or 7 MB, short. */
export async function readTree(
  connection: Connection,
  { repository }: PullRef,
  commit: Sha,
): Promise<Complete<TreeFile>> {
  const { owner, name: repo } = repository;
  const { data } = await connection.rest(
    `the files of ${fullName(repository)}@${commit.slice(0, 7)}`,
    shape,
    (octokit) => octokit.rest.git.getTree({ owner, repo, tree_sha: commit, recursive: 'true' }),
  );
  return {
    complete: !data.truncated,
    items: data.tree.flatMap(({ path, mode, type, sha }) => {
      if (type === 'tree') return [];
      const known = fileModeOf(mode);
      return [{ path, ...(known === undefined ? {} : { mode: known }), blob: sha }];
    }),
  };
}

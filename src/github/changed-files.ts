import { z } from 'zod';
import { type PullRef, pullName } from '../domain/repository.ts';
import type { ChangedFile, FileList } from '../domain/snapshot.ts';
import type { Connection } from './connection.ts';

const PER_PAGE = 100;
/** GitHub lists no more. Source: REST, “List pull requests files”. */
const MOST_FILES = 3_000;

const page = z.object({
  data: z.array(
    z.object({
      filename: z.string(),
      previous_filename: z.string().optional(),
      status: z.enum(['added', 'modified', 'removed', 'renamed', 'copied', 'changed', 'unchanged']),
    }),
  ),
});
const count = z.object({ data: z.object({ changed_files: z.number() }) });

/** The changed files with their previous paths, held against GitHub's own count. */
export async function readChangedFiles(connection: Connection, pull: PullRef): Promise<FileList> {
  const { owner, name: repo } = pull.repository;
  const what = `the files of ${pullName(pull)}`;
  const items: ChangedFile[] = [];
  for (let number = 1; items.length < MOST_FILES; number++) {
    const { data } = await connection.rest(what, page, (octokit) =>
      octokit.rest.pulls.listFiles({
        owner,
        repo,
        pull_number: pull.number,
        per_page: PER_PAGE,
        page: number,
      }),
    );
    for (const { filename, previous_filename: previousPath, status } of data)
      items.push({ path: filename, change: status, ...(previousPath === undefined ? {} : { previousPath }) });
    if (data.length < PER_PAGE) return { items, complete: true };
  }
  const { data } = await connection.rest(what, count, (octokit) =>
    octokit.rest.pulls.get({ owner, repo, pull_number: pull.number }),
  );
  return { items, complete: items.length >= data.changed_files };
}

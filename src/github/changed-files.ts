import { z } from 'zod';
import { pullName, type Sha } from '../domain/repository.ts';
import type { ChangedFile, FileList, PullFacts } from '../domain/snapshot.ts';
import type { Connection } from './connection.ts';
import { confirmHead } from './head.ts';

const PER_PAGE = 100;
/** GitHub lists no more. Source: REST, “List pull requests files”. */
const MOST_FILES = 3_000;

const page = z.object({
  data: z.array(
    z.object({
      filename: z.string(),
      previous_filename: z.string().optional(),
      status: z.enum(['added', 'modified', 'removed', 'renamed', 'copied', 'changed', 'unchanged']),
      contents_url: z.string(),
    }),
  ),
});

type File = z.infer<typeof page>['data'][number];

/**
 * The changed files with their previous paths, one request for each 100. They are complete when there are as many
 * as GitHub counted.
 *
 * Throws a passing `GitHubFault` when the files are of another head than the pull request had.
 */
export async function readChangedFiles(connection: Connection, pull: PullFacts): Promise<FileList> {
  const { owner, name: repo } = pull.ref.repository;
  const what = `the files of ${pullName(pull.ref)}`;
  const files: File[] = [];
  for (let number = 1, more = true; more && files.length < MOST_FILES; number++) {
    const { data } = await connection.rest(what, page, (octokit) =>
      octokit.rest.pulls.listFiles({
        owner,
        repo,
        pull_number: pull.ref.number,
        per_page: PER_PAGE,
        page: number,
      }),
    );
    files.push(...data);
    more = data.length === PER_PAGE;
  }
  if (!areOf(pull.head, files)) await confirmHead(connection, pull, what);
  return { items: files.map(changedFile), complete: files.length === pull.changedFiles };
}

function changedFile({ filename, previous_filename: previousPath, status }: File): ChangedFile {
  return { path: filename, change: status, ...(previousPath === undefined ? {} : { previousPath }) };
}

/** Whether the list says itself of which head it is: removed files lead to another commit, the others to the head. */
function areOf(head: Sha, files: readonly File[]): boolean {
  const present = files.filter(({ status }) => status !== 'removed');
  return present.length > 0 && present.every(({ contents_url: url }) => url.endsWith(`?ref=${head}`));
}

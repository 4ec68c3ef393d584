import { z } from 'zod';
import type { CheckRun, Write } from '../domain/publication.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import type { Published } from '../domain/snapshot.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import type { Connection } from './connection.ts';

/** GitHub takes no more in one request. Source: REST, “Create a check run”. */
const ANNOTATIONS_A_REQUEST = 50;

const commentAnswer = z.object({ data: z.object({ html_url: z.string() }) });
const checkRunAnswer = z.object({ data: z.object({ id: z.number() }) });
const anything = z.unknown();

/** Applies the writes in order; the address of a comment that was just written is where its status leads. */
export async function publishWrites(
  connection: Connection,
  pull: PullRef,
  writes: readonly Write[],
  published: Published,
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  let comment = published.comment?.url;
  for (const write of writes) {
    switch (write.kind) {
      case 'create-comment': {
        const { data } = await connection.rest(`a comment on ${pullName(pull)}`, commentAnswer, (octokit) =>
          octokit.rest.issues.createComment({ owner, repo, issue_number: pull.number, body: write.body }),
        );
        comment = data.html_url;
        break;
      }
      case 'update-comment': {
        const { data } = await connection.rest(`the comment on ${pullName(pull)}`, commentAnswer, (octokit) =>
          octokit.rest.issues.updateComment({ owner, repo, comment_id: write.id, body: write.body }),
        );
        comment = data.html_url;
        break;
      }
      case 'create-check-run':
        await createCheckRun(connection, pull, write.head, write.checkRun);
        break;
      case 'set-status':
        await setCommitStatus(connection, pull, write.head, {
          state: write.state,
          description: write.description,
          targetUrl: write.target.kind === 'url' ? write.target.url : comment,
        });
        break;
    }
  }
}

/** Sets the status of our name on a commit. */
export async function setCommitStatus(
  connection: Connection,
  { repository }: Pick<PullRef, 'repository'>,
  sha: string,
  status: {
    readonly state: 'success' | 'pending' | 'failure' | 'error';
    readonly description: string;
    readonly targetUrl?: string | undefined;
  },
): Promise<void> {
  const { owner, name: repo } = repository;
  await connection.rest(`a status on ${owner}/${repo}@${sha.slice(0, 7)}`, anything, (octokit) =>
    octokit.rest.repos.createCommitStatus({
      owner,
      repo,
      sha,
      context: STATUS_CONTEXT,
      state: status.state,
      description: status.description,
      ...(status.targetUrl === undefined ? {} : { target_url: status.targetUrl }),
    }),
  );
}

/** The first annotations come with the check run, the rest by updates, which GitHub appends. */
async function createCheckRun(
  connection: Connection,
  pull: PullRef,
  head: string,
  checkRun: CheckRun,
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  const { name, conclusion, title, summary, fingerprint } = checkRun;
  const batches = batchesOf(checkRun.annotations.map(annotationOf));
  const output = (annotations: ReturnType<typeof annotationOf>[]) => ({ title, summary, annotations });
  const what = `a check run on ${pullName(pull)}`;
  const { data } = await connection.rest(what, checkRunAnswer, (octokit) =>
    octokit.rest.checks.create({
      owner,
      repo,
      name,
      head_sha: head,
      external_id: fingerprint,
      status: 'completed',
      conclusion,
      output: output(batches[0] ?? []),
    }),
  );
  for (const batch of batches.slice(1))
    await connection.rest(what, anything, (octokit) =>
      octokit.rest.checks.update({ owner, repo, check_run_id: data.id, output: output(batch) }),
    );
}

function annotationOf({ path, startLine, endLine, level, title, message }: CheckRun['annotations'][number]) {
  return { path, start_line: startLine, end_line: endLine, annotation_level: level, title, message };
}

function batchesOf<T>(items: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += ANNOTATIONS_A_REQUEST)
    batches.push(items.slice(at, at + ANNOTATIONS_A_REQUEST));
  return batches;
}

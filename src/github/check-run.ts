import { z } from 'zod';
import type { CheckRun } from '../domain/publication.ts';
import { type PullRef, pullName, type Sha } from '../domain/repository.ts';
import { chunksOf } from './chunks.ts';
import type { Connection } from './connection.ts';

/** GitHub takes no more in one request. Source: REST, “Create a check run”. */
const ANNOTATIONS_A_REQUEST = 50;

const created = z.object({ data: z.object({ id: z.number() }) });

/**
 * The first annotations come with the check run, the rest by updates, which GitHub appends. The fingerprint, by
 * which an equal check run is known again, comes last: one that was left in the middle is made anew.
 */
export async function createCheckRun(
  connection: Connection,
  pull: PullRef,
  head: Sha,
  checkRun: CheckRun,
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  const { name, conclusion, title, summary, fingerprint } = checkRun;
  const [first = [], ...rest] = chunksOf(checkRun.annotations.map(annotationOf), ANNOTATIONS_A_REQUEST);
  const what = `a check run to be put on ${pullName(pull)}`;
  const output = (annotations: typeof first) => ({ title, summary, annotations: [...annotations] });
  const { data } = await connection.write(what, created, (octokit) =>
    octokit.rest.checks.create({
      owner,
      repo,
      name,
      head_sha: head,
      status: 'completed',
      conclusion,
      output: output(first),
      ...(rest.length === 0 ? { external_id: fingerprint } : {}),
    }),
  );
  for (const [at, batch] of rest.entries())
    await connection.write(what, z.unknown(), (octokit) =>
      octokit.rest.checks.update({
        owner,
        repo,
        check_run_id: data.id,
        output: output(batch),
        ...(at === rest.length - 1 ? { external_id: fingerprint } : {}),
      }),
    );
}

function annotationOf({ path, startLine, endLine, level, title, message }: CheckRun['annotations'][number]) {
  return { path, start_line: startLine, end_line: endLine, annotation_level: level, title, message };
}

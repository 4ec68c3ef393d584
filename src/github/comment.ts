import { z } from 'zod';
import { type PullRef, pullName } from '../domain/repository.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Connection } from './connection.ts';

const answer = z.object({ data: z.object({ html_url: z.string() }) });

/** @returns where the new comment is. */
export async function createComment(connection: Connection, pull: PullRef, body: string): Promise<string> {
  const { owner, name: repo } = pull.repository;
  const what = `a comment to be put on ${pullName(pull)}`;
  const { data } = await connection.write(what, answer, (octokit) =>
    octokit.rest.issues.createComment({ owner, repo, issue_number: pull.number, body }),
  );
  return data.html_url;
}

/** Gives our comment another text; one that somebody deleted since it was read is made anew. */
export async function updateComment(
  connection: Connection,
  pull: PullRef,
  id: number,
  body: string,
): Promise<string> {
  const { owner, name: repo } = pull.repository;
  const what = `the comment on ${pullName(pull)} to be updated`;
  try {
    const { data } = await connection.write(what, answer, (octokit) =>
      octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body }),
    );
    return data.html_url;
  } catch (error) {
    if (error instanceof GitHubFault && error.kind === 'gone') return createComment(connection, pull, body);
    throw error;
  }
}

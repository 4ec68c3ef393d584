import { z } from 'zod';
import type { Reaction } from '../domain/publication.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import type { Connection } from './connection.ts';

/** Reacts to a comment. GitHub keeps one reaction of each kind of an account, however often it is sent. */
export async function react(
  connection: Connection,
  pull: PullRef,
  comment: number,
  content: Reaction,
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  await connection.write(`a reaction to a comment on ${pullName(pull)}`, z.unknown(), (octokit) =>
    octokit.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment, content }),
  );
}

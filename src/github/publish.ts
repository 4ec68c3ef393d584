import type { Write } from '../domain/publication.ts';
import type { PullRef } from '../domain/repository.ts';
import type { Published } from '../domain/snapshot.ts';
import { createCheckRun } from './check-run.ts';
import { createComment, updateComment } from './comment.ts';
import type { Connection } from './connection.ts';
import { setCommitStatus } from './status.ts';

/**
 * Applies the writes in order; the address of a comment that was just written is where its status leads.
 *
 * A write that fails keeps a green status from being set, for it would be green without its reasons. A status of
 * another colour is set all the same: it must not depend on a comment that a green one is taken back.
 */
export async function publishWrites(
  connection: Connection,
  pull: PullRef,
  writes: readonly Write[],
  published: Published,
): Promise<void> {
  let comment = published.comment?.url;
  const faults: unknown[] = [];
  for (const write of writes) {
    if (faults.length > 0 && (write.kind !== 'set-status' || write.state === 'success')) continue;
    try {
      comment = (await apply(connection, pull, write, comment)) ?? comment;
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}

/** @returns the address of the comment, when one was written. */
async function apply(
  connection: Connection,
  pull: PullRef,
  write: Write,
  comment: string | undefined,
): Promise<string | undefined> {
  switch (write.kind) {
    case 'create-comment':
      return createComment(connection, pull, write.body);
    case 'update-comment':
      return updateComment(connection, pull, write.id, write.body);
    case 'create-check-run':
      await createCheckRun(connection, pull, write.head, write.checkRun);
      return undefined;
    case 'set-status':
      await setCommitStatus(connection, pull.repository, write.head, {
        state: write.state,
        description: write.description,
        targetUrl: write.target.kind === 'url' ? write.target.url : comment,
      });
      return undefined;
  }
}

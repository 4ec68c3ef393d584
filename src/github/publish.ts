import type { Write } from '../domain/publication.ts';
import type { PullRef } from '../domain/repository.ts';
import type { Published } from '../domain/snapshot.ts';
import type { Written } from '../usecases/ports/pull-requests.ts';
import { createCheckRun } from './check-run.ts';
import { createComment, updateComment } from './comment.ts';
import type { Connection } from './connection.ts';
import { applySideWrite, type SideDone } from './side-write.ts';
import { setCommitStatus } from './status.ts';

/**
 * Applies the writes in order; the address of a comment that was just written is where its status leads.
 *
 * What can wait does so while little of the installation's budget is left.
 *
 * A write that fails keeps a green status from being set, for it would be green without its reasons. A status of
 * another colour is set all the same: it must not depend on a comment that a green one is taken back.
 */
export async function publishWrites(
  connection: Connection,
  pull: PullRef,
  writes: readonly Write[],
  published: Published,
): Promise<Written> {
  let comment = published.comment?.url;
  const faults: unknown[] = [];
  const followUps: Written['followUps'][number][] = [];
  const refused: string[] = [];
  let postponedUntil: Date | undefined;
  for (const write of writes) {
    if (faults.length > 0 && (write.kind !== 'set-status' || write.state === 'success')) continue;
    if (isNicety(write)) {
      const turn = await connection.turn('nicety');
      if (turn.kind === 'wait') {
        postponedUntil = turn.until;
        continue;
      }
    }
    try {
      const done = await apply(connection, pull, write, comment);
      comment = done.comment ?? comment;
      if (done.followUp !== undefined) followUps.push(done.followUp);
      if (done.refused !== undefined) refused.push(done.refused);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
  return { followUps, refused, ...(postponedUntil === undefined ? {} : { postponedUntil }) };
}

/** What can wait while little of the budget is left. What somebody asked for in words is answered. */
function isNicety({ kind }: Write): boolean {
  switch (kind) {
    case 'add-labels':
    case 'remove-label':
    case 'request-reviewers':
    case 'react':
    case 'create-issue':
    case 'update-issue':
      return true;
    case 'create-comment':
    case 'update-comment':
    case 'create-check-run':
    case 'set-status':
    case 'comment-on-issue':
      return false;
  }
}

interface Done extends SideDone {
  /** The address of the comment that the status leads to. */
  readonly comment?: string;
}

async function apply(
  connection: Connection,
  pull: PullRef,
  write: Write,
  comment: string | undefined,
): Promise<Done> {
  switch (write.kind) {
    case 'create-comment':
    case 'update-comment': {
      const url =
        write.kind === 'create-comment'
          ? await createComment(connection, pull, write.body)
          : await updateComment(connection, pull, write.id, write.body);
      return write.which === 'checklist' ? { comment: url } : {};
    }
    case 'create-check-run':
      await createCheckRun(connection, pull, write.head, write.checkRun);
      return {};
    case 'set-status':
      await setCommitStatus(connection, pull.repository, write.head, {
        state: write.state,
        description: write.description,
        targetUrl: write.target.kind === 'url' ? write.target.url : comment,
      });
      return {};
    default:
      return applySideWrite(connection, pull, write);
  }
}

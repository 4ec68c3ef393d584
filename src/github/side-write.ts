import type { SideWrite } from '../domain/publication.ts';
import type { PullRef } from '../domain/repository.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Written } from '../usecases/ports/pull-requests.ts';
import { createComment } from './comment.ts';
import type { Connection } from './connection.ts';
import { openFollowUp, updateFollowUp } from './follow-up.ts';
import { addLabels, removeLabel } from './labels.ts';
import { react } from './reaction.ts';
import { requestReviewers } from './reviewers.ts';

/** What a side write leaves for others to know. */
export interface SideDone {
  readonly followUp?: Written['followUps'][number];
  /** Why GitHub refused it for good, as it does a review by somebody without access. */
  readonly refused?: string;
}

/** Applies a write that the verdict stands without: that GitHub refuses it is told, and is no failure. */
export async function applySideWrite(
  connection: Connection,
  pull: PullRef,
  write: SideWrite,
): Promise<SideDone> {
  try {
    return await apply(connection, pull, write);
  } catch (error) {
    if (isRefusal(error)) return { refused: error.message };
    throw error;
  }
}

async function apply(connection: Connection, pull: PullRef, write: SideWrite): Promise<SideDone> {
  switch (write.kind) {
    case 'add-labels':
      await addLabels(connection, pull, write.labels);
      return {};
    case 'remove-label':
      await removeLabel(connection, pull, write.label);
      return {};
    case 'request-reviewers':
      await requestReviewers(connection, pull, write.reviewers);
      return {};
    case 'react':
      await react(connection, pull, write.comment, write.reaction);
      return {};
    case 'create-issue': {
      const issue = await openFollowUp(connection, pull, write.followUp);
      return { followUp: { topic: write.followUp.topic, issue } };
    }
    case 'update-issue':
      await updateFollowUp(connection, pull, write.number, write);
      return {};
    case 'comment-on-issue':
      await createComment(connection, { ...pull, number: write.number }, write.body);
      return {};
  }
}

/** Whether GitHub answered, and will answer the same the next time. */
function isRefusal(error: unknown): error is GitHubFault {
  return error instanceof GitHubFault && error.kind !== 'passing' && error.kind !== 'rate-limited';
}

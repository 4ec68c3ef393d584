import type { Published, PublishedComment } from '../domain/snapshot.ts';
import { AFTER_MERGE_MARKER, isOurComment, MARKER } from '../publication/comment/marker.ts';
import { headCommit, type PullShape } from './overview-shape.ts';
import type { CommentShape } from './shapes.ts';

/** Whether these comments have all of ours that there can be: the second one comes with the merge. */
export function hasOurs(comments: readonly CommentShape[], { state }: PullShape): boolean {
  const has = (marker: string) => ourComment(comments, marker) !== undefined;
  return has(MARKER) && (state !== 'MERGED' || has(AFTER_MERGE_MARKER));
}

/** What stands there of ours: a status of our name that somebody else set is none. */
export function publishedOf(given: PullShape, comments: readonly CommentShape[], viewer: string): Published {
  const at = headCommit(given);
  const status = at?.status?.context;
  const run = at?.checkSuites?.nodes.flatMap(({ checkRuns }) => checkRuns?.nodes ?? [])[0];
  const isOwn =
    status?.creator !== null &&
    status !== undefined &&
    status !== null &&
    botName(status.creator.login) === botName(viewer);
  const comment = ourComment(comments, MARKER);
  const afterMergeComment = ourComment(comments, AFTER_MERGE_MARKER);
  return {
    ...(comment === undefined ? {} : { comment }),
    ...(afterMergeComment === undefined ? {} : { afterMergeComment }),
    ...(isOwn && status.state !== 'EXPECTED'
      ? {
          status: {
            state: ({ SUCCESS: 'success', PENDING: 'pending', FAILURE: 'failure', ERROR: 'error' } as const)[
              status.state
            ],
            description: status.description ?? '',
            targetUrl: status.targetUrl ?? '',
          },
        }
      : {}),
    ...(run === undefined ? {} : { checkRun: { fingerprint: run.externalId ?? '' } }),
  };
}

/** Anybody can write the marker, so a comment is ours only if the app wrote it. */
function ourComment(comments: readonly CommentShape[], marker: string): PublishedComment | undefined {
  const ours = comments.find(({ viewerDidAuthor, body }) => viewerDidAuthor && isOurComment(body, marker));
  return ours === undefined
    ? undefined
    : { id: ours.fullDatabaseId, nodeId: ours.id, url: ours.url, body: ours.body };
}

/** GraphQL names a bot with and without the ending. */
function botName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

import type { Published, PublishedComment, StatusState } from '../domain/snapshot.ts';
import { AFTER_MERGE_MARKER, isOurComment, MARKER } from '../publication/comment/marker.ts';
import { headCommit, type PullShape } from './overview-shape.ts';
import { isSameBot } from './own-login.ts';
import type { CommentShape, StatusShape } from './shapes.ts';

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
  const state = status && isOwnStatus(status, viewer) ? statusState(status.state) : undefined;
  const comment = ourComment(comments, MARKER);
  const afterMergeComment = ourComment(comments, AFTER_MERGE_MARKER);
  return {
    ...(comment === undefined ? {} : { comment }),
    ...(afterMergeComment === undefined ? {} : { afterMergeComment }),
    ...(state === undefined
      ? {}
      : {
          status: { state, description: status?.description ?? '', targetUrl: status?.targetUrl ?? '' },
        }),
    ...(run === undefined ? {} : { checkRun: { fingerprint: run.externalId ?? '' } }),
  };
}

/** Whether the app set a status, and not somebody else under its name. */
export function isOwnStatus({ creator }: Pick<StatusShape, 'creator'>, viewer: string): boolean {
  return creator !== null && isSameBot(creator.login, viewer);
}

const STATES = { SUCCESS: 'success', PENDING: 'pending', FAILURE: 'failure', ERROR: 'error' } as const;

/** GraphQL's state of a status; undefined for one that is only expected. */
export function statusState(state: StatusShape['state']): StatusState | undefined {
  return state === 'EXPECTED' ? undefined : STATES[state];
}

/** Anybody can write the marker, so a comment is ours only if the app wrote it. */
function ourComment(comments: readonly CommentShape[], marker: string): PublishedComment | undefined {
  const ours = comments.find(({ viewerDidAuthor, body }) => viewerDidAuthor && isOurComment(body, marker));
  return ours === undefined
    ? undefined
    : { id: ours.fullDatabaseId, nodeId: ours.id, url: ours.url, body: ours.body };
}

import type { Published } from '../domain/snapshot.ts';
import { isOurComment } from '../publication/comment/marker.ts';
import type { PullShape } from './overview-shape.ts';
import type { CommentShape } from './shapes.ts';

/** Anybody can write the marker, so a comment is ours only if the app wrote it. */
export function isOurs({ viewerDidAuthor, body }: CommentShape): boolean {
  return viewerDidAuthor && isOurComment(body);
}

/** What stands there of ours: a status of our name that somebody else set is none. */
export function publishedOf(given: PullShape, ours: CommentShape | undefined, viewer: string): Published {
  const at = given.head.nodes.find(({ commit: head }) => head.oid === given.headRefOid)?.commit;
  const status = at?.status?.context;
  const run = at?.checkSuites?.nodes.flatMap(({ checkRuns }) => checkRuns?.nodes ?? [])[0];
  const isOwn =
    status?.creator !== null &&
    status !== undefined &&
    status !== null &&
    botName(status.creator.login) === botName(viewer);
  return {
    ...(ours === undefined
      ? {}
      : { comment: { id: ours.databaseId, nodeId: ours.id, url: ours.url, body: ours.body } }),
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
    ...(run === undefined ? {} : { checkRun: { id: run.databaseId, fingerprint: run.externalId ?? '' } }),
  };
}

/** GraphQL names a bot with and without the ending. */
function botName(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}

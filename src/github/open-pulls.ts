import { z } from 'zod';
import type { SeenPull, SeenRepository } from '../domain/open-pull.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import { chunksOf } from './chunks.ts';
import type { Connection, FieldError } from './connection.ts';
import { isOwnStatus, statusState } from './published.ts';
import { openPullsQuery } from './queries/open-pulls.ts';
import { pageOf, status } from './shapes.ts';

/** With more of them in one request GitHub takes too long. */
const REPOSITORIES_A_REQUEST = 50;

const open = z.object({
  number: z.number(),
  headRefOid: z.string(),
  baseRefName: z.string(),
  updatedAt: z.string(),
  statusCheckRollup: z
    .object({
      commit: z
        .object({ oid: z.string(), status: z.object({ context: status.nullable() }).nullable() })
        .nullable(),
    })
    .nullable(),
});

const answer = z
  .object({ viewer: z.object({ login: z.string() }) })
  .catchall(z.object({ pullRequests: pageOf(open) }).nullable());

/** A repository of which more is to be read. */
interface Unread {
  readonly repository: RepositoryRef;
  readonly after: string | null;
}

/** Every open pull request of the repositories. One that is gone meanwhile is left out. */
export async function readOpenPulls(
  connection: Connection,
  repositories: readonly RepositoryRef[],
): Promise<readonly SeenRepository[]> {
  const found = new Map<RepositoryRef, readonly SeenPull[]>();
  let unread: readonly Unread[] = repositories.map((repository) => ({ repository, after: null }));
  while (unread.length > 0) {
    const left: Unread[] = [];
    for (const batch of chunksOf(unread, REPOSITORIES_A_REQUEST))
      for (const { repository, pulls, next } of await readBatch(connection, batch)) {
        found.set(repository, [...(found.get(repository) ?? []), ...pulls]);
        if (next !== undefined) left.push({ repository, after: next });
      }
    unread = left;
  }
  return [...found].map(([repository, pulls]) => ({ repository, pulls }));
}

async function readBatch(connection: Connection, batch: readonly Unread[]) {
  const variables = Object.fromEntries(
    batch.flatMap(({ repository: { owner, name }, after }, at) => [
      [`owner${at}`, owner],
      [`name${at}`, name],
      [`after${at}`, after],
    ]),
  );
  const given = await connection.query(
    `the open pull requests of ${batch.length} repositories`,
    openPullsQuery(batch.length),
    { status: STATUS_CONTEXT, ...variables },
    answer,
    isAboutRepository,
  );
  return batch.flatMap(({ repository }, at) => {
    const page = given[`repository${at}`]?.pullRequests;
    if (page === undefined) return [];
    const { hasNextPage, endCursor } = page.pageInfo;
    return [
      {
        repository,
        pulls: page.nodes.map((node) => seenPull(node, given.viewer.login)),
        next: hasNextPage && endCursor !== null ? endCursor : undefined,
      },
    ];
  });
}

/** A repository that was deleted, or taken from the app, since it was listed: the rest is whole without it. */
function isAboutRepository({ type, path }: FieldError): boolean {
  return (type === 'NOT_FOUND' || type === 'FORBIDDEN') && path.length === 1;
}

function seenPull(
  { number, headRefOid: head, baseRefName: baseBranch, updatedAt, statusCheckRollup }: z.infer<typeof open>,
  viewer: string,
): SeenPull {
  const commit = statusCheckRollup?.commit;
  const ours = commit?.oid === head ? commit.status?.context : undefined;
  const state = ours && isOwnStatus(ours, viewer) ? statusState(ours.state) : undefined;
  return { number, head, baseBranch, updatedAt, ...(state === undefined ? {} : { status: state }) };
}

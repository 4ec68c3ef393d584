import { z } from 'zod';
import { type PullRef, pullName, type Sha } from '../domain/repository.ts';
import type { Complete } from '../domain/snapshot.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Connection } from './connection.ts';
import { type Page, pageOf } from './shapes.ts';

/** No list goes on longer than this; what is longer is said to be incomplete. */
const MOST_PAGES = 30;

/** A further page of one of a pull request's lists, and the head that it is of. */
export interface PullPage<T> {
  readonly headRefOid: Sha;
  readonly page: Page<T>;
}

export const pullPage = <T>(node: z.ZodType<T>): z.ZodType<PullPage<T>> =>
  z.object({ headRefOid: z.string(), page: pageOf(node) });

/**
 * A list of which the first page is there, to its end, one request a page.
 *
 * @param enough ends it early, when what was looked for is found.
 */
export async function allOf<T>(
  connection: Connection,
  pull: PullRef,
  list: {
    readonly what: string;
    readonly query: string;
    readonly page: z.ZodType<PullPage<T>>;
    readonly first: Page<T>;
    /** The head of the first page: the others have to be of the same. */
    readonly head: Sha;
  },
  enough: (nodes: readonly T[]) => boolean = () => false,
): Promise<Complete<T>> {
  const shape = z.object({ repository: z.object({ pullRequest: list.page }) });
  const nodes = [...list.first.nodes];
  let { pageInfo } = list.first;
  for (let page = 1; pageInfo.hasNextPage && !enough(nodes); page++) {
    if (page >= MOST_PAGES || pageInfo.endCursor === null) return { items: nodes, complete: false };
    const { owner, name } = pull.repository;
    const variables = { owner, name, number: pull.number, after: pageInfo.endCursor };
    const what = `the ${list.what} of ${pullName(pull)}`;
    const answer = await connection.query(what, list.query, variables, shape);
    const { headRefOid, page: next } = answer.repository.pullRequest;
    if (headRefOid !== list.head) throw movedMeanwhile(what);
    nodes.push(...next.nodes);
    pageInfo = next.pageInfo;
  }
  return { items: nodes, complete: true };
}

/** What was read in several requests is of one head, or is read again. */
export function movedMeanwhile(what: string): GitHubFault {
  return new GitHubFault(
    'passing',
    `The head moved while GitHub was asked for ${what}; trying again reads the new one`,
  );
}

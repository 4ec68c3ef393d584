import { z } from 'zod';
import type { PullRef } from '../domain/repository.ts';
import { fullName } from '../domain/repository.ts';
import type { Complete } from '../domain/snapshot.ts';
import type { Connection } from './connection.ts';
import { type Page, pageOf } from './shapes.ts';

/** No list goes on longer than this; what is longer is said to be incomplete. */
const MOST_PAGES = 20;

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
    readonly node: z.ZodType<T>;
    readonly first: Page<T>;
  },
  enough: (nodes: readonly T[]) => boolean = () => false,
): Promise<Complete<T>> {
  const shape = z.object({
    repository: z.object({ pullRequest: z.object({ page: pageOf(list.node) }) }),
  });
  const nodes = [...list.first.nodes];
  let { pageInfo } = list.first;
  for (let page = 1; pageInfo.hasNextPage && !enough(nodes); page++) {
    if (page >= MOST_PAGES || pageInfo.endCursor === null) return { items: nodes, complete: false };
    const { owner, name } = pull.repository;
    const variables = { owner, name, number: pull.number, after: pageInfo.endCursor };
    const what = `the ${list.what} of ${fullName(pull.repository)}#${pull.number}`;
    const answer = await connection.query(what, list.query, variables, shape);
    const next = answer.repository.pullRequest.page;
    nodes.push(...next.nodes);
    pageInfo = next.pageInfo;
  }
  return { items: nodes, complete: true };
}

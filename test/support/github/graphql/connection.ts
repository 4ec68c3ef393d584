import { onlyKnown } from './gap.ts';
import { gitHubError } from './graphql-error.ts';

export interface PageArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

/** GitHub gives no more in one page. */
const LARGEST_PAGE = 100;

/**
 * A list as GraphQL gives it: a page of at most 100, with the cursors of its ends. Of the page's arguments
 * others must have been read before: what is left over is a gap.
 */
export function connectionOf<T>(
  items: readonly T[],
  page: PageArguments,
  edge: (node: T) => object = () => ({}),
) {
  const { first, last, after, before, ...unread } = page;
  onlyKnown('a list', unread);
  const size = first ?? last;
  if (size === undefined || size === null)
    throw gitHubError(
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate the connection.',
    );
  if (size < 0 || size > LARGEST_PAGE)
    throw gitHubError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${size} records on the connection exceeds the \`first\` limit of ${LARGEST_PAGE} records.`,
    );
  const from = after ? placeOf(after) + 1 : 0;
  const to = before ? placeOf(before) : items.length;
  const fromEnd = first === undefined || first === null;
  const start = fromEnd ? Math.max(from, to - size) : from;
  const end = fromEnd ? to : Math.min(to, from + size);
  const shown = items.slice(start, end);
  return {
    totalCount: items.length,
    nodes: shown,
    edges: shown.map((node, index) => ({ cursor: cursorOf(start + index), node, ...edge(node) })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: shown.length === 0 ? null : cursorOf(start),
      endCursor: shown.length === 0 ? null : cursorOf(end - 1),
    },
  };
}

function cursorOf(place: number): string {
  return Buffer.from(`cursor:v2:${place}`).toString('base64');
}

function placeOf(cursor: string): number {
  const place = Number(Buffer.from(cursor, 'base64').toString().split(':').at(-1));
  if (!Number.isInteger(place))
    throw gitHubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
  return place;
}

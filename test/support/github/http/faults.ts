/** Which requests a fault is for; what is left out matches all. */
export interface RequestPattern {
  readonly method?: string;
  /** Against the path without its query, such as `/repos/acme/shop/pulls/1`. */
  readonly path?: RegExp;
  /** Against the text of a GraphQL query. */
  readonly graphql?: RegExp;
  /** Of the matching requests, how many fail by chance: from 0 to 1. */
  readonly probability?: number;
}

export type Fault =
  | { readonly status: number; readonly body?: unknown }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'drop' }
  /** It is done, and then the connection breaks. */
  | { readonly kind: 'lost-answer' }
  /** It is done, and the answer ends in the middle. */
  | { readonly kind: 'half-answer' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'primary-limit'; readonly resetInSeconds?: number }
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds?: number }
  /** GraphQL's limit: 200 with an error. */
  | { readonly kind: 'graphql-limit' }
  /** The answer, with null at the path and an error beside it. */
  | {
      readonly kind: 'graphql-error';
      readonly type: string;
      readonly message?: string;
      readonly path?: readonly (string | number)[];
    };

/** What goes wrong, on purpose. */
export class Faults {
  #planned: { readonly pattern: RequestPattern; readonly fault: Fault; left: number }[] = [];

  /** The next requests that match fail that way. */
  next(pattern: RequestPattern, fault: Fault, times = 1): void {
    this.#planned.push({ pattern, fault, left: times });
  }

  always(pattern: RequestPattern, fault: Fault): void {
    this.next(pattern, fault, Number.POSITIVE_INFINITY);
  }

  clear(): void {
    this.#planned = [];
  }

  /** The fault of a request, used up by this; the one that was planned first. */
  take(request: {
    readonly method: string;
    readonly path: string;
    readonly query?: string;
  }): Fault | undefined {
    const planned = this.#planned.find(({ pattern }) => matches(pattern, request));
    if (planned === undefined) return undefined;
    planned.left -= 1;
    if (planned.left <= 0) this.#planned = this.#planned.filter((entry) => entry !== planned);
    return planned.fault;
  }
}

function matches(
  pattern: RequestPattern,
  request: { readonly method: string; readonly path: string; readonly query?: string },
): boolean {
  return (
    (pattern.method === undefined || pattern.method === request.method) &&
    (pattern.path === undefined || pattern.path.test(request.path)) &&
    (pattern.graphql === undefined || (request.query !== undefined && pattern.graphql.test(request.query))) &&
    (pattern.probability === undefined || Math.random() < pattern.probability)
  );
}

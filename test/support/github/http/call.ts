import type { World } from '../state/world.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import type { Tokens } from './tokens.ts';
import type { Viewer } from './viewer.ts';

/** One request to the REST API, read and routed. */
export interface Call {
  readonly world: World;
  readonly tokens: Tokens;
  readonly webhooks: Webhooks;
  readonly viewer: Viewer;
  /** Values of the `{names}` in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
  /** The address asked for, without its query. */
  readonly url: string;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON, unless it is bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  /** As GitHub's description writes it. */
  readonly path: string;
  readonly answer: (call: Call) => Answer;
}

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, body, headers };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}

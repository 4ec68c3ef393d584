import { createHash } from 'node:crypto';
import type { Answer } from './call.ts';

/** An answer as it goes over the wire. */
export interface Outcome {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const DOCUMENTATION = 'https://docs.github.com/rest';

/** Bytes of an answer; reads get an `ETag`, and 304 when the asker has the same. */
export function outcomeOf(answer: Answer, ifNoneMatch?: string): Outcome {
  const bytes = Buffer.isBuffer(answer.body);
  const body = bytes
    ? (answer.body as Buffer)
    : Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
  const headers = {
    ...(answer.body !== undefined && !bytes && { 'content-type': 'application/json; charset=utf-8' }),
    ...answer.headers,
  };
  if (answer.status !== 200) return { status: answer.status, headers, body };
  const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`;
  const known = ifNoneMatch?.split(',').some((tag) => tag.trim() === etag) ?? false;
  return known
    ? { status: 304, headers: { etag }, body: Buffer.alloc(0) }
    : { status: 200, headers: { ...headers, etag }, body };
}

/** GitHub's way to say no. */
export function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, body: { message, documentation_url: DOCUMENTATION, status: String(status) }, headers };
}

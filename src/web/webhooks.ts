import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../usecases/ports/log.ts';
import { answer } from './answer.ts';
import { readBody } from './read-body.ts';

/** What Probot's middleware is; it answers the request itself. */
export type Middleware = (request: IncomingMessage, response: ServerResponse) => unknown;

/** GitHub names the parts of a delivery in headers. */
const REQUIRED_HEADERS = ['x-github-event', 'x-github-delivery', 'x-hub-signature-256'] as const;

/**
 * Hands a delivery to Probot, which checks its signature, behind our own guards: a limit to the body before any of
 * it is kept, and answers that tell the caller nothing of what went wrong inside.
 */
export async function receiveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  { middleware, log }: { readonly middleware: Middleware; readonly log: Log },
): Promise<void> {
  if (request.method !== 'POST') return answer(response, 405, { allow: 'POST' });
  if (REQUIRED_HEADERS.some((header) => typeof request.headers[header] !== 'string')) {
    request.resume();
    return answer(response, 400);
  }
  const rawBody = await readBody(request);
  if (rawBody === undefined) {
    // What is left of it is not read: the connection ends with the answer.
    response.once('finish', () => request.destroy());
    return answer(response, 413, { connection: 'close' });
  }
  keepInnerTextInside(response, log);
  // Probot's middleware takes a body that was read before it.
  await middleware(Object.assign(request, { body: {}, rawBody }), response);
}

/** Probot answers with the message of whatever was thrown; the caller gets the status alone. */
function keepInnerTextInside(response: ServerResponse, log: Log): void {
  const { writeHead } = response;
  const end = response.end.bind(response);
  let status = 200;
  Object.assign(response, {
    writeHead: (code: number) => {
      status = code;
      return response;
    },
    end: (text?: unknown) => {
      Object.assign(response, { writeHead, end });
      if (status >= 400) log.warn({ status, text: String(text ?? '') }, 'a webhook was refused');
      answer(response, status === 202 ? 202 : status);
      return response;
    },
  });
}

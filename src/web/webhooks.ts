import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../usecases/ports/log.ts';
import { answer } from './answer.ts';
import { LARGEST_BODY, readBody } from './read-body.ts';
import { isSigned, signatureOf } from './signature.ts';

/** What Probot's middleware is; it answers the request itself. */
export type Middleware = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface WebhookParts {
  readonly middleware: Middleware;
  /** A delivery is signed with one of them. Probot knows the first alone. */
  readonly secrets: readonly [string, ...string[]];
  readonly log: Log;
  /** The largest body in bytes; GitHub's without it. */
  readonly largestBody?: number;
  /** Told of each webhook once it is answered, be it taken or not. */
  readonly onAnswered?: (webhook: AnsweredWebhook) => void;
}

export interface AnsweredWebhook {
  /** As the caller names it, who need not be GitHub. */
  readonly event: string | undefined;
  readonly status: number;
  /** From its headers to our answer. */
  readonly seconds: number;
}

/** What a refused connection may still send before it is cut, in milliseconds. */
const LAST_WORDS = 1_000;

/**
 * Names of events go into plain objects inside Probot, where these names are taken. The signature is for the body
 * only: the event is whatever the caller says.
 */
const EVENT = /^(?!constructor$|error$)[a-z][a-z_]*$/;

/**
 * Hands a delivery to Probot behind our own guards: a limit to the body before any of it is kept, the signature
 * before anything looks at the body, and answers that tell the caller nothing of what went wrong inside.
 */
export async function receiveWebhook(
  request: IncomingMessage,
  response: ServerResponse,
  { middleware, secrets, log, largestBody = LARGEST_BODY, onAnswered }: WebhookParts,
): Promise<void> {
  const started = performance.now();
  const event = headerOf(request, 'x-github-event');
  response.once('finish', () => {
    const seconds = (performance.now() - started) / 1_000;
    onAnswered?.({ event, status: response.statusCode, seconds });
  });
  const refuse = (status: number, why: string) => {
    log.warn({ status, why, delivery: request.headers['x-github-delivery'] }, 'a webhook was refused');
    request.resume();
    answer(response, status);
  };
  if (request.method !== 'POST') return refuse(405, `${request.method} instead of POST`);
  const signature = headerOf(request, 'x-hub-signature-256');
  if (event === undefined || signature === undefined || headerOf(request, 'x-github-delivery') === undefined)
    return refuse(400, 'a header that GitHub sends is missing');
  const rawBody = await readBody(request, largestBody);
  if (rawBody === undefined) {
    response.once('finish', () => setTimeout(() => request.destroy(), LAST_WORDS).unref());
    response.shouldKeepAlive = false;
    return refuse(413, `the body has more than ${largestBody} bytes`);
  }
  if (!secrets.some((secret) => isSigned(rawBody, signature, secret)))
    return refuse(401, 'the signature is not of this body and WEBHOOK_SECRET');
  if (!EVENT.test(event)) return refuse(400, 'the event has a name that GitHub would not give');
  if (!/^\s*\{/.test(rawBody.toString('latin1', 0, 64))) return refuse(400, 'the body is not a JSON object');
  keepInnerTextInside(response, log);
  // Probot's middleware takes a body that was read before it.
  request.headers['x-hub-signature-256'] = signatureOf(rawBody, secrets[0]);
  await middleware(Object.assign(request, { body: {}, rawBody }), response);
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Probot answers with the message of whatever was thrown; the caller gets the status alone. */
function keepInnerTextInside(response: ServerResponse, log: Log): void {
  const { writeHead } = response;
  const end = response.end.bind(response);
  let given = 200;
  Object.assign(response, {
    writeHead: (code: number) => {
      given = code;
      return response;
    },
    end: (text?: unknown) => {
      Object.assign(response, { writeHead, end });
      // “Still processing” after nine seconds: what is not stored yet must not look as if it were.
      const status = given === 202 ? 503 : given;
      if (status >= 400)
        log[status >= 500 ? 'error' : 'warn'](
          { status, why: String(text ?? '') },
          status >= 500 ? 'a webhook could not be taken' : 'a webhook was refused',
        );
      answer(response, status);
      return response;
    },
  });
}

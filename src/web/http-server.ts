import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../usecases/ports/log.ts';
import { answer } from './answer.ts';
import { type Listening, listen, pathOf, type WebServer } from './listen.ts';
import { receiveWebhook, type WebhookParts } from './webhooks.ts';

export const WEBHOOK_PATH = '/api/github/webhooks';

export interface WebParts {
  /** Without it, webhooks are for other processes. */
  readonly webhooks?: WebhookParts;
  /** Whether jobs can be stored and are being done; rejects or is false otherwise. */
  readonly isReady: () => Promise<boolean>;
  readonly log: Log;
}

/** How long the database may take to say that it is there, in milliseconds. */
const READY_WITHIN = 2_000;

/**
 * What the world may reach: GitHub's webhooks, and whether the server lives. Port 0 takes a free one.
 *
 * @throws when the port or the host cannot be had.
 */
export function startHttpServer(parts: WebParts, listening: Listening): Promise<WebServer> {
  const variables = { host: 'HOST', port: 'PORT' };
  return listen((request, response) => route(request, response, parts), listening, variables, parts.log);
}

async function route(request: IncomingMessage, response: ServerResponse, parts: WebParts): Promise<void> {
  const path = pathOf(request);
  if (path === WEBHOOK_PATH && parts.webhooks !== undefined)
    return receiveWebhook(request, response, parts.webhooks);
  request.resume();
  switch (path) {
    case '/healthz':
      return answer(response, 200);
    case '/readyz':
      return answer(response, (await isReady(parts)) ? 200 : 503);
    default:
      return answer(response, 404);
  }
}

async function isReady({ isReady: ask, log }: WebParts): Promise<boolean> {
  try {
    return await Promise.race([ask(), pause(READY_WITHIN, false, { ref: false })]);
  } catch (error) {
    log.warn({ error }, 'the server is not ready');
    return false;
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { eventNameOf } from './event-name.ts';
import type { Meter } from './meter.ts';
import type { Observer } from './observer.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse) => unknown;

/** What takes a verified webhook, followed from here on, and with its delivery in every line of the log. */
export function observedMiddleware(middleware: Middleware, { tracer, logWith }: Observer): Middleware {
  return (request, response) => {
    const event = eventNameOf(request.headers['x-github-event']);
    const delivery = String(request.headers['x-github-delivery']);
    const attributes = { 'migration_gate.event': event, 'migration_gate.delivery': delivery };
    return tracer.span({ name: `webhook ${event}`, kind: 'server', attributes }, async () => {
      const trace = tracer.traceId();
      await logWith({ delivery, ...(trace === undefined ? {} : { trace }) }, () =>
        middleware(request, response),
      );
    });
  };
}

/** Counts the webhooks that were answered. */
export function webhookMeter(meter: Meter) {
  return ({
    event,
    status,
    seconds,
  }: {
    event: string | undefined;
    status: number;
    seconds: number;
  }): void => {
    const refused = status >= 500 ? 'failed' : 'refused';
    meter.webhook({ event: eventNameOf(event), outcome: status >= 400 ? refused : 'taken', seconds });
  };
}

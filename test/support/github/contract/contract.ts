import type { Exchange } from '../http/server.ts';
import type { Message } from '../webhooks/payload.ts';
import { restDepartures } from './rest-description.ts';
import { webhookErrors } from './webhook-description.ts';

/** What of the stand-in, or of those who ask it, is not as GitHub describes itself. */
export interface Departure {
  /** `POST /repos/{owner}/{repo}/statuses/{sha} request`, `pull_request.opened webhook`, `GraphQL request`. */
  readonly where: string;
  readonly what: string;
}

/** Holds requests, answers and webhooks against GitHub's own descriptions. */
export class Contract {
  readonly departures: Departure[] = [];

  /** The departures so far, which count no more: for tests that ask wrongly on purpose. */
  take(): readonly Departure[] {
    return this.departures.splice(0);
  }

  checkExchange(exchange: Exchange): void {
    const { request, route } = exchange;
    if (route === undefined) {
      this.note(`${request.method} ${request.path} request`, 'the stand-in does not answer this');
      return;
    }
    for (const { side, what } of restDepartures(exchange, route))
      this.note(`${request.method} ${route} ${side}`, what);
  }

  checkMessage({ event, action, payload }: Message): void {
    if (event === 'ping') return;
    const errors = webhookErrors(event, action, payload) ?? ['GitHub describes no such webhook'];
    for (const what of errors) this.note(`${[event, action].filter(Boolean).join('.')} webhook`, what);
  }

  note(where: string, what: string): void {
    this.departures.push({ where, what });
  }

  /** Throws when anything departed that was not taken. */
  settle(): void {
    if (this.departures.length === 0) return;
    const lines = this.departures.map(({ where, what }) => `- ${where}: ${what}`);
    throw new Error(
      `The stand-in, or what asked it, is not as GitHub describes itself:\n${lines.join('\n')}`,
    );
  }
}

import type { Log } from '../usecases/ports/log.ts';
import { answer } from './answer.ts';
import { type Listening, listen, pathOf, type WebServer } from './listen.ts';

/** A page of figures in the form that whoever asks for it reads. */
export interface MetricsPage {
  readonly contentType: string;
  readonly text: string;
}

export interface MetricsParts {
  /** Writes the page as things stand now. */
  readonly page: () => Promise<MetricsPage>;
  readonly log: Log;
}

/**
 * Figures on an address of their own: the one that GitHub reaches tells nobody what goes on inside. Port 0 takes a
 * free one.
 *
 * @throws when the port or the host cannot be had.
 */
export function startMetricsServer({ page, log }: MetricsParts, listening: Listening): Promise<WebServer> {
  return listen(
    async (request, response) => {
      request.resume();
      if (request.method !== 'GET' || pathOf(request) !== '/metrics') return answer(response, 404);
      const { contentType, text } = await page();
      response.writeHead(200, {
        'content-type': contentType,
        'content-length': Buffer.byteLength(text),
        'cache-control': 'no-store',
      });
      response.end(text);
    },
    listening,
    { host: 'METRICS_HOST', port: 'METRICS_PORT' },
    log,
  );
}

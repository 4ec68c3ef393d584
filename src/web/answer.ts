import { type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http';

/** Answers with a status and its standard words, and nothing else. */
export function answer(response: ServerResponse, status: number, headers: OutgoingHttpHeaders = {}): void {
  if (response.headersSent) return;
  const text = `${STATUS_CODES[status] ?? status}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}

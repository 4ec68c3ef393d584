import { type ServerResponse, STATUS_CODES } from 'node:http';

/** Answers with a status and its standard words, and nothing else. */
export function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  const text = `${STATUS_CODES[status] ?? status}\n`;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: 'POST' } : {}),
  });
  response.end(text);
}

import { outcomeFor, requestAt, type ServerParts } from './server.ts';

/** `fetch` that asks the stand-in without a connection: many times faster, for tests that ask a great deal. */
export function fetchInProcess(parts: ServerParts): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const outcome = await outcomeFor(
      parts,
      requestAt(new URL(request.url), {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      }),
    );
    if (outcome === 'broken') throw new TypeError('fetch failed');
    const isEmpty = outcome.status === 204 || outcome.status === 304;
    return new Response(isEmpty ? null : new Uint8Array(outcome.body), {
      status: outcome.status,
      headers: outcome.headers,
    });
  };
}

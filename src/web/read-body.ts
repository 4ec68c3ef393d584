import type { IncomingMessage } from 'node:http';

/** GitHub's webhooks have at most 25 MB. Source: docs.github.com, “Webhook events and payloads”. */
export const LARGEST_BODY = 25 * 1024 * 1024;

/**
 * The body of a request, which never takes more memory than the limit.
 *
 * @returns undefined when it is larger; the rest of it is not read, and the connection is left open for an answer.
 * @throws when the connection ends before the body does.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

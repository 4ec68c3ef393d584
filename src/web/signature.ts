import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether GitHub signed the body with the secret.
 *
 * @param signature the header `X-Hub-Signature-256`. Source: docs.github.com, “Validating webhook deliveries”.
 */
export function isSigned(body: Buffer, signature: string, secret: string): boolean {
  const expected = Buffer.from(signatureOf(body, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** How GitHub signs a body with the secret. */
export function signatureOf(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

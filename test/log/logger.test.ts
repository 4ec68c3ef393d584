import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/log/logger.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('trace', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

const TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
const SECRETS: readonly (readonly [string, unknown, string])[] = [
  ['a token in a text', `used ${TOKEN}`, TOKEN],
  ['a token in an address', `https://x-access-token:${TOKEN}@github.com/a`, TOKEN],
  ['a header', { headers: { authorization: 'token swordfish' } }, 'swordfish'],
  ['a field deep inside', { a: { b: [{ webhookSecret: 'swordfish' }] } }, 'swordfish'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nswordfish\n-----END RSA PRIVATE KEY-----', 'swordfish'],
  ['a database’s password', 'postgres://gate:swordfish@db/gate', 'swordfish'],
  ['a JSON web token', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.swordfish', 'swordfish'],
  ['an error’s message', new Error(`GET with ${TOKEN} failed`), TOKEN],
  ['an error’s cause', new Error('outer', { cause: new Error(TOKEN) }), TOKEN],
];

describe('the log', () => {
  it.each(SECRETS)('hides %s', (_what, value, secret) => {
    expect(logged((log) => log.warn({ error: value, value }, 'happened'))).not.toContain(secret);
    if (typeof value === 'string') expect(logged((log) => log.warn(value))).not.toContain(secret);
  });

  it('keeps what is no secret, one line of JSON for each', () => {
    const line = logged((log) => log.info({ pull: 'acme/shop#1', requests: 3 }, 'evaluated'));
    expect(JSON.parse(line)).toMatchObject({
      level: 'info',
      pull: 'acme/shop#1',
      requests: 3,
      msg: 'evaluated',
    });
  });

  it('does not print what libraries hang on their errors', () => {
    const error = Object.assign(new Error('no'), { request: { headers: { authorization: 'swordfish' } } });
    const line = logged((log) => log.error({ error }, 'failed'));
    expect(line).not.toContain('swordfish');
    expect(JSON.parse(line).error).toMatchObject({ type: 'Error', message: 'no' });
  });

  it('goes through an object that holds itself', () => {
    const ring: Record<string, unknown> = { name: 'ring' };
    ring.self = ring;
    expect(logged((log) => log.info({ ring }, 'round'))).toContain('[too deep]');
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { describe, expect, it } from 'vitest';
import { logWith } from '../../src/log/context.ts';
import { createLogger } from '../../src/log/logger.ts';
import { INJECTIONS } from '../support/injections.ts';
import { UNSEEN_IN_BLOCK } from '../support/unseen.ts';

function logged(
  write: (log: ReturnType<typeof createLogger>) => void,
  secrets: readonly string[] = [],
): string {
  const lines: string[] = [];
  write(createLogger('trace', { write: (line) => void lines.push(line) }, secrets));
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
  ['one of several errors', new AggregateError([new Error(TOKEN)], 'several'), TOKEN],
  ['a map', new Map([['a', TOKEN]]), TOKEN],
  ['an address', new URL(`https://x:${TOKEN}@github.com/a`), TOKEN],
  ['a password of an address', new URL('postgres://gate:swordfish@db/gate'), 'swordfish'],
  ['bytes', Buffer.from(TOKEN), TOKEN],
];

describe('the log', () => {
  it.each(SECRETS)('hides %s', (_what, value, secret) => {
    expect(logged((log) => log.warn({ error: value, value }, 'happened'))).not.toContain(secret);
    if (typeof value === 'string') expect(logged((log) => log.warn(value))).not.toContain(secret);
  });

  it('says in every line of a work what it is for, and in no other', async () => {
    const lines: string[] = [];
    const log = createLogger('info', { write: (line) => void lines.push(line) });
    await logWith({ delivery: 'a' }, async () => {
      await Promise.resolve();
      logWith({ trace: `b ${TOKEN}` }, () => log.child({ part: 'c' }).info({ requests: 3 }, 'inside'));
    });
    log.info('outside');
    const [inside, outside] = lines.map((line) => JSON.parse(line));
    expect(inside).toMatchObject({ delivery: 'a', trace: 'b [hidden]', part: 'c', requests: 3 });
    expect(outside).not.toHaveProperty('delivery');
  });

  it.each(INJECTIONS)('is one line of JSON without anything unseen, whatever it is told: %j', (text) => {
    const fault = new Error(text, { cause: new AggregateError([new Error(text)], text) });
    const said = logged((log) => {
      log.info({ pull: text, deep: [{ [text]: text }], [`${text}!`]: text }, text);
      log.child({ [`${text}?`]: text }).warn(text);
      log.error(fault);
    });
    const lines = said.split('\n');
    expect(lines.map((line) => line === '' || JSON.parse(line).level)).toEqual([
      'info',
      'warn',
      'error',
      true,
    ]);
    expect(JSON.stringify(lines.slice(0, 3).map((line) => JSON.parse(line)))).not.toMatch(UNSEEN_IN_BLOCK);
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

  it.each([
    ['cut off', (pem: string) => pem.slice(0, pem.length / 2)],
    ['without its first line', (pem: string) => pem.split('\n').slice(1).join('\n')],
    ['on one line', (pem: string) => pem.replaceAll('\n', ' ')],
    ['with a letter too many', (pem: string) => pem.replace('\n', '\nA')],
  ])('keeps a private key %s out of what is said of it', async (_what, broken) => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const key = broken(privateKey);
    const fault: unknown = await createAppAuth({ appId: 1, privateKey: key })({ type: 'app' }).catch(
      (error) => error,
    );
    expect(fault).toBeInstanceOf(Error);
    const said = logged((log) => log.error({ error: fault, key }, `no token: ${key}`), [key]);
    const letters = privateKey.split('\n').slice(2, -2);
    expect(letters.filter((line) => said.includes(line.slice(0, 20)))).toEqual([]);
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

  it('hides what this server was given, whatever it looks like and wherever it occurs', () => {
    const given = ['correct horse', 'line one\nline two'];
    const values = [
      'said correct horse twice',
      { correct: { name: 'correct horse' } },
      new Error('the secret is “correct horse”'),
      'https://example.test/?next=correct%20horse',
      'line one\\nline two',
      'line one\nline two',
    ];
    const said = logged((log) => {
      for (const value of values) log.warn({ value }, 'happened');
      log.warn('correct horse');
    }, given);
    expect(said).not.toMatch(/correct(?: |%20)horse|line one|line two/);
  });

  it('does so in the loggers that are made of it', () => {
    const said = logged(
      (log) => log.child({ name: 'probot' }).error(new Error(`correct horse ${TOKEN}`)),
      ['correct horse'],
    );
    expect(said).not.toContain('correct horse');
    expect(said).not.toContain(TOKEN);
    expect(logged((log) => log.child({ token: 'swordfish', with: TOKEN }).info('x'))).not.toMatch(
      /swordfish|ghs_/,
    );
    expect(logged((log) => log.info('%s and %j', TOKEN, { token: 'swordfish' }))).not.toMatch(
      /swordfish|ghs_/,
    );
    expect(JSON.parse(said)).toMatchObject({ name: 'probot', err: { type: 'Error' } });
  });

  it('keeps the reasons of an error, one inside the other', () => {
    const error = new AggregateError([new Error('refused')], 'no address answers', { cause: 'the network' });
    const line = JSON.parse(logged((log) => log.error({ error }, 'failed')));
    expect(line.error).toMatchObject({
      message: 'no address answers',
      errors: [{ message: 'refused' }],
      cause: 'the network',
    });
  });

  it('cuts long lists', () => {
    const line = JSON.parse(
      logged((log) => log.info({ list: Array.from({ length: 1_000 }, () => 'x') }, 'long')),
    );
    expect(line.list).toHaveLength(101);
    expect(line.list.at(-1)).toBe('[900 more]');
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretsOf } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { readConfig } from '../../src/config/read-config.ts';

const KEY = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey;

const COMPLETE = { APP_ID: '12', PRIVATE_KEY: KEY, WEBHOOK_SECRET: 'a secret of 20 chars' };

function problemsOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected a problem');
}

describe('the environment', () => {
  it('needs an app, its key and a secret; the rest has defaults', () => {
    expect(readConfig(COMPLETE)).toEqual({
      app: { id: 12, privateKey: KEY.trim() },
      webhookSecret: 'a secret of 20 chars',
      githubApiUrl: 'https://api.github.com',
      storage: { kind: 'embedded', folder: 'data' },
      host: '0.0.0.0',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      logLevel: 'info',
      auditDays: 400,
      metrics: { host: '127.0.0.1', port: 9464 },
      traces: false,
    });
  });

  it('takes the previous secret beside the present one, and no short one', () => {
    const previous = { ...COMPLETE, WEBHOOK_SECRET_PREVIOUS: 'the secret before this one' };
    expect(readConfig(previous).previousWebhookSecret).toBe('the secret before this one');
    expect(secretsOf(readConfig(previous))).toContain('the secret before this one');
    expect(problemsOf({ ...COMPLETE, WEBHOOK_SECRET_PREVIOUS: 'short' })).toContain(
      '- WEBHOOK_SECRET_PREVIOUS has fewer than 16 characters',
    );
  });

  it('gives the figures an address of their own, or none', () => {
    const METRICS_HOST = '10.0.0.7';
    expect(readConfig({ ...COMPLETE, METRICS_HOST, METRICS_PORT: '9100' }).metrics).toEqual({
      host: METRICS_HOST,
      port: 9100,
    });
    expect(readConfig({ ...COMPLETE, METRICS_PORT: 'off' }).metrics).toBeUndefined();
    expect(problemsOf({ ...COMPLETE, METRICS_PORT: 'none' })).toContain(
      '- METRICS_PORT is neither a port nor “off”',
    );
  });

  it.each([
    [false, {}],
    [true, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' }],
    [true, { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' }],
    [true, { OTEL_TRACES_EXPORTER: 'console' }],
    [false, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_EXPORTER: 'none' }],
    [false, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' }],
  ])('has traces sent: %s with %j', (sent, variables) => {
    expect(readConfig({ ...COMPLETE, ...variables }).traces).toBe(sent);
  });

  it('says everything that is missing or malformed at once, and what to do about it', () => {
    const said = problemsOf({
      APP_ID: 'twelve',
      WEBHOOK_SECRET: 'short',
      GITHUB_API_URL: 'github.com',
      DATABASE_URL: 'mysql://x',
      PORT: '70000',
      LOG_LEVEL: 'loud',
    });
    for (const name of ['APP_ID', 'WEBHOOK_SECRET', 'GITHUB_API_URL', 'DATABASE_URL', 'PORT', 'LOG_LEVEL'])
      expect(said).toContain(`- ${name} `);
    expect(said).toContain('PRIVATE_KEY or PRIVATE_KEY_PATH is missing: generate a private key');
    expect(said).toContain('openssl rand -hex 32');
  });

  it('that sets a variable to nothing has not set it', () => {
    expect(readConfig({ ...COMPLETE, DATABASE_URL: '', PORT: ' ' }).storage.kind).toBe('embedded');
    expect(problemsOf({ ...COMPLETE, WEBHOOK_SECRET: '' })).toContain('WEBHOOK_SECRET is missing');
  });

  it.each([
    ['with line ends written out', KEY.replaceAll('\n', '\\n')],
    ['in base64', Buffer.from(KEY).toString('base64')],
  ])('takes a key %s', (_how, key) => {
    expect(readConfig({ ...COMPLETE, PRIVATE_KEY: key }).app.privateKey).toBe(KEY.trim());
  });

  it('takes a key from a file, and says when it cannot', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'gate-key-')), 'app.pem');
    writeFileSync(path, KEY);
    const { PRIVATE_KEY: _, ...rest } = COMPLETE;
    expect(readConfig({ ...rest, PRIVATE_KEY_PATH: path }).app.privateKey).toBe(KEY.trim());
    expect(problemsOf({ ...rest, PRIVATE_KEY_PATH: `${path}.gone` })).toContain('cannot be read (ENOENT)');
    expect(problemsOf({ ...COMPLETE, PRIVATE_KEY_PATH: path })).toContain('are both set');
    expect(problemsOf({ ...rest, PRIVATE_KEY: 'no key' })).toContain('is not a private key');
  });

  it('never repeats a secret that it finds fault with', () => {
    const said = problemsOf({ ...COMPLETE, WEBHOOK_SECRET: 'hunter2', PRIVATE_KEY: 'swordfish' });
    expect(said).not.toMatch(/hunter2|swordfish/);
  });

  it('may name a server of one’s own, with or without a slash at the end', () => {
    const config = readConfig({ ...COMPLETE, GITHUB_API_URL: 'https://github.acme.test/api/v3/' });
    expect(config.githubApiUrl).toBe('https://github.acme.test/api/v3');
  });
});

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Config, logLevels } from './config.ts';
import { ConfigError } from './config-error.ts';
import { storageIn, storageVariables } from './read-storage.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const gitHubApi = 'https://api.github.com';

/** Shorter secrets can be guessed from a captured webhook. */
const shortestSecret = 16;

const webhookSecret = z
  .string()
  .min(shortestSecret, `has fewer than ${shortestSecret} characters: make one with \`openssl rand -hex 32\``);

const webUrl = z
  .url({ protocol: /^https?$/, error: 'is not an address that begins with http:// or https://' })
  .transform((url) => url.replace(/\/+$/, ''));

const port = z.coerce
  .number({ error: 'is not a number' })
  .int('is not a whole number')
  .min(0, 'is less than 0')
  .max(65_535, 'is more than 65535');

/** What turns a listener off. */
const OFF = 'off';

const schema = z.object({
  APP_ID: z.coerce
    .number({ error: 'is not a number: it stands on the settings page of your GitHub App' })
    .int('is not a whole number')
    .positive('is not a positive number'),
  WEBHOOK_SECRET: webhookSecret,
  WEBHOOK_SECRET_PREVIOUS: webhookSecret.optional(),
  GITHUB_API_URL: webUrl.default(gitHubApi),
  ...storageVariables,
  HOST: z.string().default('0.0.0.0'),
  PORT: port.default(3000),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: z.union([z.literal(OFF), port], { error: `is neither a port nor “${OFF}”` }).default(9464),
  PUBLIC_URL: webUrl.optional(),
  AUDIT_RETENTION_DAYS: z.coerce
    .number({ error: 'is not a number of days' })
    .int('is not a whole number of days')
    .min(1, 'is less than a day')
    .max(36_500, 'is more than a hundred years')
    // A whole year, and the weeks after it in which somebody looks at it.
    .default(400),
  LOG_LEVEL: z.enum(logLevels, { error: `is none of ${logLevels.join(', ')}` }).default('info'),
  OTEL_SDK_DISABLED: z.string().optional(),
  OTEL_TRACES_EXPORTER: z.string().optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.string().optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.string().optional(),
});

/**
 * Reads the environment, and the file that `PRIVATE_KEY_PATH` names.
 *
 * @throws ConfigError with everything that is missing or malformed, and what to do about each.
 */
export function readConfig(environment: Environment = process.env): Config {
  // What is set to nothing counts as not set, as Docker and shells pass it on.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  const key = readPrivateKey(given);
  if (!parsed.success || key.kind === 'problem') {
    const problems = (parsed.error?.issues ?? []).map(({ path, message }) => {
      const name = path.join('.');
      return given[name] === undefined
        ? `${name} is missing: ${MISSING[name] ?? message}`
        : `${name} ${message}`;
    });
    throw configError(key.kind === 'problem' ? [...problems, key.problem] : problems);
  }
  const { data } = parsed;
  return {
    app: { id: data.APP_ID, privateKey: key.key },
    webhookSecret: data.WEBHOOK_SECRET,
    ...(data.WEBHOOK_SECRET_PREVIOUS === undefined
      ? {}
      : { previousWebhookSecret: data.WEBHOOK_SECRET_PREVIOUS }),
    githubApiUrl: data.GITHUB_API_URL,
    storage: storageIn(data),
    host: data.HOST,
    port: data.PORT,
    publicUrl: data.PUBLIC_URL ?? `http://localhost:${data.PORT}`,
    logLevel: data.LOG_LEVEL,
    auditDays: data.AUDIT_RETENTION_DAYS,
    ...(data.METRICS_PORT === OFF ? {} : { metrics: { host: data.METRICS_HOST, port: data.METRICS_PORT } }),
    traces: sendsTraces(data),
  };
}

/**
 * Whether OpenTelemetry's variables ask for traces. Without any of them its own default would be to send them to a
 * collector on this machine, which hardly anybody has. Source: OpenTelemetry, “Environment Variable Specification”.
 */
function sendsTraces(data: z.infer<typeof schema>): boolean {
  if (data.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return false;
  const { OTEL_TRACES_EXPORTER: exporter } = data;
  if (exporter !== undefined) return exporter !== 'none';
  return (data.OTEL_EXPORTER_OTLP_ENDPOINT ?? data.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) !== undefined;
}

const MISSING: Readonly<Record<string, string>> = {
  APP_ID: 'it stands on the settings page of your GitHub App',
  WEBHOOK_SECRET: 'set the one that you gave your GitHub App, or make one with `openssl rand -hex 32`',
};

type PrivateKey =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'problem'; readonly problem: string };

function readPrivateKey({ PRIVATE_KEY, PRIVATE_KEY_PATH }: Environment): PrivateKey {
  const problem = (text: string): PrivateKey => ({ kind: 'problem', problem: text });
  if (PRIVATE_KEY !== undefined && PRIVATE_KEY_PATH !== undefined)
    return problem('PRIVATE_KEY and PRIVATE_KEY_PATH are both set: keep one of them');
  if (PRIVATE_KEY !== undefined) {
    const key = pemOf(PRIVATE_KEY);
    return isPrivateKey(key)
      ? { kind: 'key', key }
      : problem('PRIVATE_KEY is not a private key: it is the text of the .pem file that GitHub gave you');
  }
  if (PRIVATE_KEY_PATH === undefined)
    return problem(
      'PRIVATE_KEY or PRIVATE_KEY_PATH is missing: generate a private key on the settings page of your GitHub App',
    );
  try {
    const key = pemOf(readFileSync(PRIVATE_KEY_PATH, 'utf8'));
    return isPrivateKey(key)
      ? { kind: 'key', key }
      : problem(`PRIVATE_KEY_PATH names ${PRIVATE_KEY_PATH}, which is not a private key in PEM format`);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return problem(`PRIVATE_KEY_PATH names ${PRIVATE_KEY_PATH}, which cannot be read (${why})`);
  }
}

/** Environments that hold one line keep the key with `\n` written out, or in base64. */
function pemOf(text: string): string {
  const lines = text.replaceAll('\\n', '\n').trim();
  return lines.includes('-----BEGIN') ? lines : Buffer.from(lines, 'base64').toString('utf8').trim();
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function configError(problems: readonly string[]): ConfigError {
  const list = problems.map((problem) => `  - ${problem}`).join('\n');
  return new ConfigError(
    `The server cannot start, because of its environment:\n\n${list}\n\ndocs/installation.md says what each variable is for.`,
  );
}

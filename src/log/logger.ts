import pino from 'pino';
import type { LogLevel } from '../config/config.ts';

/** What stands in the place of a secret. */
const HIDDEN = '[hidden]';

/** Fields that hold secrets, wherever in the logged object they are. */
const SECRET_FIELD =
  /^(?:authorization|cookie|set-cookie|password|token|secret|webhookSecret|privateKey|x-hub-signature(?:-256)?|private_key|webhook_secret|database_url|client_secret)$/i;

/** Secrets inside texts: GitHub's tokens, JSON web tokens, private keys, and passwords in addresses. */
const SECRET_TEXT =
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|v1\.[0-9a-f]{40})\b|\beyJ[\w-]+\.[\w-]+\.[\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)|(?<=:\/\/[^\s:/@]*:)[^\s@]+(?=@)|(?<=[?&](?:token|secret|access_token)=)[^&\s]+/g;

/** How deep a logged object is looked through; deeper ones are not logged. */
const DEEPEST = 8;

/** A logger of lines of JSON, from which secrets are taken out. */
export function createLogger(level: LogLevel, destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }), log: (fields) => hideFields(fields, 0) },
    serializers: { error: describeError, err: describeError },
    hooks: {
      logMethod(parameters, method) {
        method.apply(
          this,
          parameters.map((each) => (typeof each === 'string' ? hideText(each) : each)) as never,
        );
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function hideFields(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SECRET_FIELD.test(name) ? HIDDEN : hide(value, depth + 1),
    ]),
  );
}

function hide(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return hideText(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > DEEPEST) return '[too deep]';
  if (value instanceof Error) return describeError(value, depth);
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1));
  return hideFields(value, depth);
}

/** Says where it happened, and because of what; what libraries hang on their errors (requests with tokens) stays out. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return hide(error, depth + 1);
  const { cause } = error;
  return {
    type: error.name,
    message: hideText(error.message),
    ...('kind' in error ? { kind: hide(error.kind, depth + 1) } : {}),
    stack: hideText(error.stack ?? ''),
    ...(cause === undefined || depth > DEEPEST ? {} : { cause: describeError(cause, depth + 1) }),
  };
}

function hideText(text: string): string {
  return text.replaceAll(SECRET_TEXT, HIDDEN);
}

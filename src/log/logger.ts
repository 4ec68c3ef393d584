import pino from 'pino';
import type { LogLevel } from '../config/config.ts';
import { visibleBlock, visibleLine } from '../publication/markdown/visible.ts';
import { fieldsOfWork } from './context.ts';

/** What stands in the place of a secret. */
const HIDDEN = '[hidden]';

/** Fields that hold secrets, wherever in the logged object they are. */
const SECRET_FIELD =
  /^(?:authorization|cookie|set-cookie|password|token|secret|webhookSecret|privateKey|x-hub-signature(?:-256)?|private_key|webhook_secret|database_url|client_secret)$/i;

/** Secrets inside texts: GitHub's tokens, JSON web tokens, private keys, and passwords in addresses. */
const SECRET_TEXT =
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|v1\.[0-9a-f]{40})\b|\beyJ[\w-]+\.[\w-]+\.[\w-]+|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)|(?<=:\/\/[^\s:/@]*:)[^\s@]+(?=@)|(?<=[?&](?:token|secret|access_token)=)[^&\s]+/g;

/** How deep a logged object is looked through, and how much of a list; what is beyond is not logged. */
const DEEPEST = 8;
const MOST_ITEMS = 100;

/** Shorter ones would be taken out of words in which they occur by chance. */
const SHORTEST_SECRET = 6;

/**
 * A logger of lines of JSON, from which secrets are taken out.
 *
 * @param secrets what this server was given, hidden wherever it occurs, whatever it looks like.
 */
export function createLogger(
  level: LogLevel,
  destination?: pino.DestinationStream,
  secrets: readonly string[] = [],
): pino.Logger {
  const hiding = createHiding(secrets);
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: fieldsOfWork,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => hiding.fields(fields),
    },
    // Errors are described above; pino's own way would go over them once more.
    serializers: { err: (described: unknown) => described },
    hooks: {
      logMethod([first, ...others], method) {
        const rest = others.map((each) => hiding.value(each));
        // Of a bare error pino would take the message as it is.
        const hidden =
          first instanceof Error
            ? [{ err: first }, hiding.text(first.message), ...rest]
            : [typeof first === 'string' ? hiding.text(first) : first, ...rest];
        method.apply(this, hidden as never);
      },
    },
  };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  // pino formats what a logger is bound to for the first logger only; the others inherit this.
  const child: (this: pino.Logger, bindings: object, options?: object) => pino.Logger = logger.child;
  return Object.assign(logger, {
    child(this: pino.Logger, bindings: object, given?: object) {
      return child.call(this, hiding.fields(bindings), given);
    },
  });
}

/** pino writes the names of fields as they are: what would end one early is left out of it. */
function nameOf(name: string): string {
  return visibleLine(name).replace(/["\\]/g, '');
}

function createHiding(secrets: readonly string[]) {
  const given = secrets
    .flatMap((secret) => [secret, secret.replaceAll('\n', '\\n'), encodeURIComponent(secret)])
    .filter((secret) => secret.length >= SHORTEST_SECRET);

  function text(value: string): string {
    const hidden = given.reduce(
      (rest, secret) => rest.replaceAll(secret, HIDDEN),
      value.replaceAll(SECRET_TEXT, HIDDEN),
    );
    return visibleBlock(hidden);
  }

  function fields(value: object, inside: readonly object[] = []): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        nameOf(name),
        SECRET_FIELD.test(name) ? HIDDEN : hide(item, [...inside, value]),
      ]),
    );
  }

  function hide(value: unknown, inside: readonly object[]): unknown {
    if (typeof value === 'string') return text(value);
    if (typeof value === 'function') return undefined;
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    if (inside.includes(value) || inside.length > DEEPEST) return '[too deep]';
    if (value instanceof Error) return error(value, inside);
    if (value instanceof URL) return text(value.href);
    if (value instanceof Map || value instanceof Set) return hide([...value], inside);
    if (!Array.isArray(value)) return fields(value, inside);
    const items = value.slice(0, MOST_ITEMS).map((item) => hide(item, [...inside, value]));
    return value.length > MOST_ITEMS ? [...items, `[${value.length - MOST_ITEMS} more]`] : items;
  }

  /** Says where it happened, and because of what; what libraries hang on their errors (requests with tokens) stays out. */
  function error(value: Error, inside: readonly object[]): unknown {
    const { name, message, stack = '', cause } = value;
    const deeper = [...inside, value];
    return {
      type: name,
      message: text(message),
      ...('kind' in value ? { kind: hide(value.kind, deeper) } : {}),
      ...('code' in value ? { code: hide(value.code, deeper) } : {}),
      ...('status' in value ? { status: hide(value.status, deeper) } : {}),
      stack: text(stack),
      ...(value instanceof AggregateError ? { errors: hide(value.errors, deeper) } : {}),
      ...(cause === undefined ? {} : { cause: hide(cause, deeper) }),
    };
  }

  return { text, fields, value: (given: unknown) => hide(given, []) };
}

/** Everything the server is told by its environment. */
export interface Config {
  readonly app: { readonly id: number; readonly privateKey: string };
  readonly webhookSecret: string;
  /** Accepted beside it while it is being changed on GitHub. */
  readonly previousWebhookSecret?: string;
  /** The base address of GitHub's REST; GraphQL's follows from it. Without a slash at the end. */
  readonly githubApiUrl: string;
  readonly storage: Storage;
  readonly host: string;
  readonly port: number;
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  readonly logLevel: LogLevel;
  /** Days for which the audit is kept. */
  readonly auditDays: number;
  /** Where Prometheus asks for figures; nowhere without it. */
  readonly metrics?: { readonly host: string; readonly port: number };
  /** Whether OpenTelemetry was told to send traces; it reads for itself where to. */
  readonly traces?: boolean;
}

export type Storage =
  | { readonly kind: 'postgres'; readonly url: string }
  /** PGlite in a folder of this machine. */
  | { readonly kind: 'embedded'; readonly folder: string };

/** What a process does: takes webhooks, works off what they ask for, or both. */
export const ROLES = ['web', 'worker'] as const;

export type Role = (typeof ROLES)[number];

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Those that a webhook may be signed with; the first is the one that GitHub should have. */
export function webhookSecretsOf({
  webhookSecret,
  previousWebhookSecret,
}: Pick<Config, 'webhookSecret' | 'previousWebhookSecret'>): readonly [string, ...string[]] {
  return [webhookSecret, ...(previousWebhookSecret === undefined ? [] : [previousWebhookSecret])];
}

/** What in the configuration nobody may read in a log. */
export function secretsOf({ app, storage, ...secrets }: Config): readonly string[] {
  const password = storage.kind === 'postgres' ? new URL(storage.url).password : '';
  return [
    app.privateKey,
    ...webhookSecretsOf(secrets),
    ...(password === '' ? [] : [password, decodeURIComponent(password)]),
  ];
}

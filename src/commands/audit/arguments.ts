import { z } from 'zod';
import { UsageError } from '../cannot-run.ts';
import { COMMON, filled, oneOf, parse } from '../options.ts';

export const AUDIT_FORMATS = ['jsonl', 'csv'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export const REPLAY_FORMATS = ['pretty', 'json'] as const;
export type ReplayFormat = (typeof REPLAY_FORMATS)[number];

/** What was asked of the commands that read the audit. */
export type AuditCommandRequest =
  | { readonly command: 'help'; readonly topic: 'audit' | 'replay' }
  | { readonly command: 'version' }
  | AuditRequest
  | ReplayRequest;

export interface AuditRequest {
  readonly command: 'audit';
  readonly format: AuditFormat;
  /** Whether it is checked in place of being written. */
  readonly verify: boolean;
  /** `owner/name`. */
  readonly repository?: string;
  readonly pull?: number;
  readonly since?: Date;
  readonly until?: Date;
}

export interface ReplayRequest {
  readonly command: 'replay';
  readonly repository: string;
  readonly sequence: number;
  readonly format: ReplayFormat;
}

const AUDIT = {
  ...COMMON,
  repository: { type: 'string' },
  pull: { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  verify: { type: 'boolean' },
} as const;

/** @throws UsageError which says what is wrong and what there is instead. */
export function readAuditArguments(args: readonly string[]): AuditCommandRequest {
  const { values, positionals } = parse(args, AUDIT);
  if (values.help) return { command: 'help', topic: 'audit' };
  if (values.version) return { command: 'version' };
  if (positionals[0] !== undefined)
    throw new UsageError(`\`audit\` takes options only, and \`${positionals[0]}\` is none.`);
  const { repository, pull, since, until, verify = false } = values;
  const filter = {
    ...(repository === undefined ? {} : { repository: repositoryIn(repository) }),
    ...(pull === undefined ? {} : { pull: numberIn(pull) }),
    ...(since === undefined ? {} : { since: timeIn('since', since) }),
    ...(until === undefined ? {} : { until: timeIn('until', until) }),
  };
  if (verify && Object.keys(filter).length > 0)
    throw new UsageError('`--verify` looks at all of the audit: a part of a chain proves nothing.');
  const format = oneOf('format', values.format, AUDIT_FORMATS) ?? 'jsonl';
  return { command: 'audit', format, verify, ...filter };
}

/** @throws UsageError which says what is wrong and what there is instead. */
export function readReplayArguments(args: readonly string[]): AuditCommandRequest {
  const { values, positionals } = parse(args, COMMON);
  if (values.help) return { command: 'help', topic: 'replay' };
  if (values.version) return { command: 'version' };
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError('`replay` needs the `id` of one entry of the audit, such as `owner/name@17`.');
  const [, repository = '', sequence = ''] = /^([\w.-]+\/[\w.-]+)@(\d{1,15})$/.exec(id) ?? [];
  if (repository === '')
    throw new UsageError(
      `\`${id}\` names no entry: each line of \`migration-gate audit\` has its \`id\`, such as \`owner/name@17\`.`,
    );
  const format = oneOf('format', values.format, REPLAY_FORMATS) ?? 'pretty';
  return { command: 'replay', repository, sequence: Number(sequence), format };
}

function repositoryIn(written: string): string {
  const repository = filled('repository', written);
  if (/^[\w.-]+\/[\w.-]+$/.test(repository)) return repository;
  throw new UsageError(`\`--repository ${repository}\` names no repository: write it as \`owner/name\`.`);
}

function numberIn(written: string): number {
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
  throw new UsageError(`\`--pull ${written}\` is not the number of a pull request.`);
}

/** A day begins at midnight, UTC; a time says where it is told. */
const TIME = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

function timeIn(option: string, written: string): Date {
  if (TIME.safeParse(written).success) return new Date(written);
  throw new UsageError(
    `\`--${option} ${written}\` is not a time: write a day (UTC) as 2026-01-31, or a time as 2026-01-31T12:00:00Z.`,
  );
}

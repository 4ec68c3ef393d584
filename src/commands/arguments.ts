import { SEVERITIES, type Severity } from '../domain/severity.ts';
import { quotedList, suggest } from '../policy/quote.ts';
import { type AuditCommandRequest, readAuditArguments, readReplayArguments } from './audit/arguments.ts';
import { UsageError } from './cannot-run.ts';
import {
  EXPLAIN_FORMATS,
  type ExplainFormat,
  FORMATS,
  type Format,
  RULES_FORMATS,
  type RulesFormat,
} from './formats/reporter.ts';
import { COMMON, type Coloured, colourOf, filled, oneOf, parse } from './options.ts';
import { type PolicyRequest, readPolicyArguments } from './policy/arguments.ts';
import { readDriftArguments, readPageArguments, type SchemaRequest } from './schema/arguments.ts';
import { readStorageArguments, type StorageCommandRequest } from './storage/arguments.ts';
import type { Topic } from './usage.ts';

/** What was asked for on the command line. */
export type Request =
  | { readonly command: 'help'; readonly topic: Topic }
  | { readonly command: 'version' }
  | CheckRequest
  | RulesRequest
  | ExplainRequest
  | PolicyRequest
  | SchemaRequest
  | StorageCommandRequest
  | AuditCommandRequest;

export interface CheckRequest extends Coloured {
  readonly command: 'check';
  readonly paths: readonly string[];
  readonly base?: string;
  readonly staged: boolean;
  readonly format: Format;
  readonly failOn: Severity;
  readonly policy?: string;
}

export interface RulesRequest extends Coloured {
  readonly command: 'rules';
  readonly id?: string;
  readonly format: RulesFormat;
}

export interface ExplainRequest extends Coloured {
  readonly command: 'explain';
  readonly owner: string;
  readonly name: string;
  readonly number: number;
  readonly format: ExplainFormat;
}

const COMMANDS = [
  'check',
  'rules',
  'explain',
  'policy',
  'drift',
  'schema',
  'history',
  'audit',
  'replay',
  'storage',
] as const;

const CHECK = {
  ...COMMON,
  base: { type: 'string', short: 'b' },
  staged: { type: 'boolean' },
  'fail-on': { type: 'string' },
  policy: { type: 'string' },
} as const;

/**
 * Reads what was typed after the program's name.
 *
 * @throws UsageError which says what is wrong and what there is instead.
 */
export function readArguments(args: readonly string[]): Request {
  const [command, ...rest] = args;
  switch (command) {
    case 'check':
      return readCheck(rest);
    case 'rules':
      return readRules(rest);
    case 'explain':
      return readExplain(rest);
    case 'policy':
      return readPolicyArguments(rest);
    case 'drift':
      return readDriftArguments(rest);
    case 'schema':
    case 'history':
      return readPageArguments(command, rest);
    case 'audit':
      return readAuditArguments(rest);
    case 'replay':
      return readReplayArguments(rest);
    case 'storage':
      return readStorageArguments(rest);
    case 'help':
      return { command: 'help', topic: COMMANDS.find((name) => name === rest[0]) ?? 'main' };
    case undefined:
      throw new UsageError(`No command was given: ${quotedList(COMMANDS)}.`);
    default:
      return readAlone(command, args);
  }
}

function readAlone(command: string, args: readonly string[]): Request {
  if (command === '-h' || command === '--help') return { command: 'help', topic: 'main' };
  if (command === '-v' || command === '--version') return { command: 'version' };
  if (command.startsWith('-')) parse(args, COMMON);
  const hint = suggest(command, COMMANDS) ?? '';
  throw new UsageError(`There is no command \`${command}\`. ${hint}`.trim());
}

function readCheck(args: readonly string[]): Request {
  const { values, positionals } = parse(args, CHECK);
  if (values.help) return { command: 'help', topic: 'check' };
  if (values.version) return { command: 'version' };
  return {
    command: 'check',
    paths: positionals,
    ...(values.base === undefined ? {} : { base: filled('base', values.base) }),
    staged: values.staged ?? false,
    format: oneOf('format', values.format, FORMATS) ?? 'pretty',
    failOn: oneOf('fail-on', values['fail-on'], SEVERITIES) ?? 'error',
    ...(values.policy === undefined ? {} : { policy: filled('policy', values.policy) }),
    ...colourOf(values),
  };
}

function readRules(args: readonly string[]): Request {
  const { values, positionals } = parse(args, COMMON);
  if (values.help) return { command: 'help', topic: 'rules' };
  if (values.version) return { command: 'version' };
  const [id, ...more] = positionals;
  if (more.length > 0)
    throw new UsageError('`rules` explains one rule at a time: name one, or none to list them.');
  const format = oneOf('format', values.format, RULES_FORMATS) ?? 'pretty';
  return { command: 'rules', ...(id === undefined ? {} : { id }), format, ...colourOf(values) };
}

/** `owner/repo#12`, or the address of a pull request's page. */
const PULL = /^(?:https?:\/\/[^/]+\/)?([\w.-]+)\/([\w.-]+)(?:#|\/pull\/)(\d{1,9})(?:[/?#].*)?$/;

function readExplain(args: readonly string[]): Request {
  const { values, positionals } = parse(args, COMMON);
  if (values.help) return { command: 'help', topic: 'explain' };
  if (values.version) return { command: 'version' };
  const [pull, ...more] = positionals;
  if (pull === undefined || more.length > 0)
    throw new UsageError('`explain` needs one pull request, such as `owner/repo#12`.');
  const [, owner = '', name = '', number = ''] = PULL.exec(pull) ?? [];
  if (owner === '')
    throw new UsageError(
      `\`${pull}\` names no pull request: write it as \`owner/repo#12\`, or give the address of its page.`,
    );
  const format = oneOf('format', values.format, EXPLAIN_FORMATS) ?? 'pretty';
  return { command: 'explain', owner, name, number: Number(number), format, ...colourOf(values) };
}

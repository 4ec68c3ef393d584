import { CATEGORIES, type Category } from '../../domain/category.ts';
import { RISK_LEVELS, type RiskLevel } from '../../domain/level.ts';
import { MIGRATION_TOOLS, type MigrationTool } from '../../domain/migration.ts';
import { OPERATION_KINDS } from '../../domain/operation/kinds.ts';
import { suggest } from '../../policy/quote.ts';
import { UsageError } from '../cannot-run.ts';
import { COMMON, type Coloured, colourOf, filled, oneOf, parse } from '../options.ts';

/** What was asked of `policy`. */
export type PolicyRequest =
  | { readonly command: 'help'; readonly topic: 'policy' }
  | { readonly command: 'version' }
  | PolicyInitRequest
  | PolicyCheckRequest
  | PolicyExplainRequest
  | PolicyTestRequest;

export interface PolicyInitRequest {
  readonly command: 'policy init';
  readonly extends: readonly string[];
  readonly paths: readonly string[];
  readonly tool?: MigrationTool;
  /** Whether a file that is there is written over. */
  readonly force: boolean;
}

export interface PolicyCheckRequest extends Coloured, PolicyFiles {
  readonly command: 'policy check';
  readonly format: PolicyCheckFormat;
}

export interface PolicyExplainRequest extends PolicyFiles {
  readonly command: 'policy explain';
  readonly circumstances: PartlyKnown;
  readonly json: boolean;
}

export interface PolicyTestRequest extends Coloured, PolicyFiles {
  readonly command: 'policy test';
  /** The table of cases, where it is named. */
  readonly cases?: string;
}

/** Which files are read; without a name those that a repository has. */
interface PolicyFiles {
  readonly file?: string;
  /** The organisation's policy, which on GitHub is in its repository `.github`. */
  readonly organisation?: string;
}

/** Circumstances of which some are left open. */
export interface PartlyKnown {
  readonly level?: RiskLevel;
  readonly environment?: string;
  readonly categories: readonly Category[];
  readonly operations: readonly string[];
}

export const POLICY_CHECK_FORMATS = ['pretty', 'json', 'github'] as const;

export type PolicyCheckFormat = (typeof POLICY_CHECK_FORMATS)[number];

const SUBCOMMANDS = ['init', 'check', 'explain', 'test'] as const;

const { format: _, ...PLAIN } = COMMON;

const INIT = {
  ...PLAIN,
  extends: { type: 'string', multiple: true },
  paths: { type: 'string', multiple: true },
  tool: { type: 'string' },
  force: { type: 'boolean' },
} as const;

const CHECK = { ...COMMON, organisation: { type: 'string' } } as const;

const EXPLAIN = {
  ...PLAIN,
  organisation: { type: 'string' },
  policy: { type: 'string' },
  level: { type: 'string' },
  environment: { type: 'string' },
  category: { type: 'string', multiple: true },
  operation: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const;

const TEST = { ...PLAIN, organisation: { type: 'string' }, policy: { type: 'string' } } as const;

/**
 * Reads what was typed after `policy`.
 *
 * @throws UsageError which says what is wrong and what there is instead.
 */
export function readPolicyArguments([subcommand, ...rest]: readonly string[]): PolicyRequest {
  switch (subcommand) {
    case 'init':
      return readInit(rest);
    case 'check':
      return readCheck(rest);
    case 'explain':
      return readExplain(rest);
    case 'test':
      return readTest(rest);
    case '-h':
    case '--help':
      return HELP;
    case undefined:
      throw new UsageError('`policy` does several things: `init`, `check`, `explain` or `test`.');
    default:
      throw new UsageError(
        `\`policy\` does not \`${subcommand}\`. ${suggest(subcommand, SUBCOMMANDS) ?? ''}`.trim(),
      );
  }
}

const HELP = { command: 'help', topic: 'policy' } as const;
const VERSION = { command: 'version' } as const;

function readInit(args: readonly string[]): PolicyRequest {
  const { values, positionals } = parse(args, INIT);
  if (values.help) return HELP;
  if (values.version) return VERSION;
  noFiles('init', positionals);
  const tool = oneOf('tool', values.tool, MIGRATION_TOOLS);
  return {
    command: 'policy init',
    extends: (values.extends ?? []).map((each) => filled('extends', each)),
    paths: (values.paths ?? []).map((each) => filled('paths', each)),
    ...(tool === undefined ? {} : { tool }),
    force: values.force ?? false,
  };
}

function readCheck(args: readonly string[]): PolicyRequest {
  const { values, positionals } = parse(args, CHECK);
  if (values.help) return HELP;
  if (values.version) return VERSION;
  return {
    command: 'policy check',
    ...fileOf('check', positionals),
    ...organisationOf(values),
    format: oneOf('format', values.format, POLICY_CHECK_FORMATS) ?? 'pretty',
    ...colourOf(values),
  };
}

function readExplain(args: readonly string[]): PolicyRequest {
  const { values, positionals } = parse(args, EXPLAIN);
  if (values.help) return HELP;
  if (values.version) return VERSION;
  noFiles('explain', positionals);
  const level = oneOf('level', values.level, RISK_LEVELS);
  const { environment } = values;
  return {
    command: 'policy explain',
    ...policyOf(values),
    ...organisationOf(values),
    circumstances: {
      ...(level === undefined ? {} : { level }),
      ...(environment === undefined ? {} : { environment: filled('environment', environment) }),
      categories: (values.category ?? []).flatMap((each) => oneOf('category', each, CATEGORIES) ?? []),
      operations: (values.operation ?? []).flatMap((each) => oneOf('operation', each, OPERATION_KINDS) ?? []),
    },
    json: values.json ?? false,
  };
}

function readTest(args: readonly string[]): PolicyRequest {
  const { values, positionals } = parse(args, TEST);
  if (values.help) return HELP;
  if (values.version) return VERSION;
  const { file: cases } = fileOf('test', positionals);
  return {
    command: 'policy test',
    ...(cases === undefined ? {} : { cases }),
    ...policyOf(values),
    ...organisationOf(values),
    ...colourOf(values),
  };
}

function noFiles(subcommand: string, positionals: readonly string[]): void {
  const [first] = positionals;
  if (first !== undefined)
    throw new UsageError(`\`policy ${subcommand}\` takes no file: leave out \`${first}\`.`);
}

function fileOf(subcommand: string, [file, ...more]: readonly string[]): { readonly file?: string } {
  if (more.length > 0) throw new UsageError(`\`policy ${subcommand}\` takes one file, or none.`);
  return file === undefined ? {} : { file };
}

function policyOf({ policy }: { readonly policy?: string | undefined }): { readonly file?: string } {
  return policy === undefined ? {} : { file: filled('policy', policy) };
}

function organisationOf({ organisation }: { readonly organisation?: string | undefined }): {
  readonly organisation?: string;
} {
  return organisation === undefined ? {} : { organisation: filled('organisation', organisation) };
}

import { UsageError } from '../cannot-run.ts';
import { COMMON, type Coloured, colourOf, filled, parse } from '../options.ts';

/** What was asked of the commands that tell what all migrations together make. */
export type SchemaRequest =
  | { readonly command: 'help'; readonly topic: 'drift' | PageName }
  | { readonly command: 'version' }
  | DriftRequest
  | PageRequest;

export interface DriftRequest extends Coloured {
  readonly command: 'drift';
  /** What the migrations are held against: a structure dump, or Prisma's schema. */
  readonly against: { readonly kind: 'dump' | 'prisma'; readonly file: string };
  /** Where the migrations are; without any, everywhere. */
  readonly paths: readonly string[];
  readonly policy?: string;
}

/** The pages that are written from the migrations. */
export type PageName = 'schema' | 'history';

export interface PageRequest extends Coloured {
  readonly command: PageName;
  /** Whether the page is only compared. */
  readonly check: boolean;
  readonly file?: string;
  readonly policy?: string;
}

const { format: _, ...PLAIN } = COMMON;

const DRIFT = { ...PLAIN, policy: { type: 'string' }, prisma: { type: 'string' } } as const;

const PAGE = { ...PLAIN, policy: { type: 'string' }, check: { type: 'boolean' } } as const;

/** @throws UsageError which says what is wrong and what there is instead. */
export function readDriftArguments(args: readonly string[]): SchemaRequest {
  const { values, positionals } = parse(args, DRIFT);
  if (values.help) return { command: 'help', topic: 'drift' };
  if (values.version) return { command: 'version' };
  const rest = { ...policyOf(values), ...colourOf(values) };
  if (values.prisma !== undefined) {
    const against = { kind: 'prisma', file: filled('prisma', values.prisma) } as const;
    return { command: 'drift', against, paths: positionals, ...rest };
  }
  const [file, ...paths] = positionals;
  if (file === undefined)
    throw new UsageError(
      '`drift` needs a dump of the structure: `pg_dump --schema-only > schema.sql`, then `drift schema.sql`; or `drift --prisma prisma/schema.prisma`.',
    );
  return { command: 'drift', against: { kind: 'dump', file }, paths, ...rest };
}

/** @throws UsageError which says what is wrong and what there is instead. */
export function readPageArguments(command: PageName, args: readonly string[]): SchemaRequest {
  const { values, positionals } = parse(args, PAGE);
  if (values.help) return { command: 'help', topic: command };
  if (values.version) return { command: 'version' };
  const [file, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`\`${command}\` writes one file: name one, or none.`);
  return {
    command,
    check: values.check ?? false,
    ...(file === undefined ? {} : { file }),
    ...policyOf(values),
    ...colourOf(values),
  };
}

function policyOf({ policy }: { readonly policy?: string | undefined }): { readonly policy?: string } {
  return policy === undefined ? {} : { policy: filled('policy', policy) };
}

import { readPrismaSchema } from '../../conventions/prisma-schema/schema.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import { counted, joined } from '../../publication/wording/list.ts';
import { readProblemWords } from '../../publication/wording/reading.ts';
import type { Catalogue } from '../../rules/catalogue.ts';
import { enumDrift, modelDrift } from '../../rules/schema-drift.ts';
import { withoutBookkeeping } from '../../schema/bookkeeping.ts';
import { type Difference, differencesBetween } from '../../schema/differences.ts';
import type { MadeSchema } from '../../schema/made-schema.ts';
import { keyOfPart, type Part } from '../../schema/part.ts';
import { foldFiles } from '../../usecases/fold-files.ts';
import type { ScriptReader } from '../../usecases/ports/script-reader.ts';
import { readDump } from '../../usecases/read-dump.ts';
import { CannotRun } from '../cannot-run.ts';
import { type Look, styled } from '../formats/look.ts';
import { textAt } from '../policy/open.ts';
import type { DriftRequest } from './arguments.ts';
import { openMigrations, type SchemaPorts } from './migrations.ts';

/**
 * Says what is not the same in the migrations and in a structure dump, or in Prisma's schema.
 *
 * @returns the exit code: 0, or 1 where anything is.
 * @throws CannotRun where there are no migrations, where they are in several folders, or where what they are held
 *   against cannot be read to its end.
 */
export async function drift(request: DriftRequest, ports: SchemaPorts): Promise<0 | 1> {
  const { terminal, cwd, reader } = ports;
  const { kind, file } = request.against;
  const text = textAt(file, cwd);
  const { planned, tree } = await openMigrations(request.paths, request.policy, cwd);
  const made = onlyHistory(await foldFiles(planned, { tree, reader }));
  const look = { colour: request.colour ?? terminal.colour };
  const { lines, notes } =
    kind === 'prisma'
      ? prismaDrift(text, file, made.catalogue)
      : await dumpDrift(text, file, made, reader, look);
  for (const line of lines) terminal.out(`${line}\n`);
  terminal.out(`${lines.length === 0 ? '' : '\n'}${closing(lines.length, made, file, look)}\n`);
  for (const note of made.catalogue.whole === true ? notes : [NOT_WHOLE, ...notes]) terminal.out(`${note}\n`);
  return lines.length === 0 ? 0 : 1;
}

/** A line for each difference, and what is to be known of them all. */
interface Told {
  readonly lines: readonly string[];
  readonly notes: readonly string[];
}

async function dumpDrift(
  text: string,
  file: string,
  made: MadeSchema,
  reader: ScriptReader,
  look: Look,
): Promise<Told> {
  const { catalogue, problems } = await readDump(file, text, reader);
  const [problem] = problems;
  if (problem !== undefined)
    throw new CannotRun(
      `${file} is no dump that can be read, ${readProblemWords(problem)}: make it with \`pg_dump --schema-only\`.`,
    );
  const differences = differencesBetween(withoutBookkeeping(made.catalogue), withoutBookkeeping(catalogue));
  return {
    lines: differences.map((difference) => differenceWords(difference, made, file, look)),
    notes:
      catalogue.whole === true
        ? []
        : [`Not all of ${visibleLine(file)} is understood: what only the migrations make is not told of.`],
  };
}

function prismaDrift(text: string, file: string, catalogue: Catalogue): Told {
  const { models, enums } = readPrismaSchema(text);
  if (models.length + enums.length === 0)
    throw new CannotRun(
      `${file} has no model for PostgreSQL: see that it is the schema that these migrations are for.`,
    );
  const drifts = [
    ...enums.flatMap((each) => enumDrift(each, catalogue)),
    ...models.flatMap((each) => modelDrift(each, catalogue)),
  ];
  const lineOf = (start: number) => text.slice(0, start).split('\n').length;
  return {
    lines: drifts.map(({ message, span }) => visibleLine(`${file}:${lineOf(span.start)}: ${message}`)),
    notes: [],
  };
}

const NOT_WHOLE =
  'Not all of the history is known: its beginning is not here, or a migration could not be read to its end. ' +
  'Only what is known was compared.';

function onlyHistory(schemas: readonly MadeSchema[]): MadeSchema {
  const [only, ...others] = schemas;
  if (only === undefined)
    throw new CannotRun('There are no migrations to compare: name their folder after the file.');
  if (others.length === 0) return only;
  const folders = schemas.map(({ history }) => `\`${history}\``);
  throw new CannotRun(
    `There are migrations in several folders, each for a database of its own: name one of ${joined(folders, 'and')} after the file.`,
  );
}

function differenceWords(
  difference: Difference,
  { lastChanged }: MadeSchema,
  dump: string,
  look: Look,
): string {
  const { part } = difference;
  const name = styled('bold', visibleLine(nameOf(part)), look);
  const by = lastChanged.get(keyOfPart(part));
  const migrations = by === undefined ? 'the migrations' : `the migrations (${by})`;
  if (difference.kind === 'other')
    return `${name}: ${visibleLine(`${difference.ours} by ${migrations}, ${difference.theirs} in ${dump}`)}`;
  const words =
    difference.side === 'ours'
      ? `made by ${migrations}, and not in ${dump}`
      : `in ${dump}, and no migration makes it`;
  return `${name}: ${visibleLine(words)}`;
}

/** `Column bookings.status`. */
function nameOf({ kind, of, name }: Part): string {
  const word = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  const place = of === undefined ? name : `${of}.${name}`;
  return `${word} ${place.replace(/^public\./, '')}`;
}

function closing(found: number, made: MadeSchema, against: string, look: Look): string {
  const migrations = `${counted(made.migrations, 'migration')} in ${made.history}`;
  const words = found === 0 ? 'No difference' : counted(found, 'difference');
  const shown = styled(found === 0 ? 'green' : ['bold', 'red'], words, look);
  return `${shown} between ${visibleLine(`${migrations} and ${against}`)}. Both were read as text: nothing was run, and the database itself was not asked.`;
}

import { counted, joined } from '../../publication/wording/list.ts';
import { readProblemWords } from '../../publication/wording/reading.ts';
import { withoutBookkeeping } from '../../schema/bookkeeping.ts';
import { type Difference, differencesBetween } from '../../schema/differences.ts';
import type { MadeSchema } from '../../schema/made-schema.ts';
import { keyOfPart, type Part } from '../../schema/part.ts';
import { foldFiles } from '../../usecases/fold-files.ts';
import { readDump } from '../../usecases/read-dump.ts';
import { CannotRun } from '../cannot-run.ts';
import { type Look, styled } from '../formats/look.ts';
import { textAt } from '../policy/open.ts';
import type { DriftRequest } from './arguments.ts';
import { openMigrations, type SchemaPorts } from './migrations.ts';

/**
 * Says what is not the same in the migrations and in a structure dump.
 *
 * @returns the exit code: 0, or 1 where anything is.
 * @throws CannotRun where there are no migrations, where they are in several folders, or where the dump cannot be
 *   read to its end.
 */
export async function drift(request: DriftRequest, ports: SchemaPorts): Promise<0 | 1> {
  const { terminal, cwd, reader } = ports;
  const { dump: path } = request;
  const text = textAt(path, cwd);
  const { planned, tree } = await openMigrations(request.paths, request.policy, cwd);
  const made = onlyHistory(await foldFiles(planned, { tree, reader }));
  const dump = await readDump(path, text, reader);
  const [problem] = dump.problems;
  if (problem !== undefined)
    throw new CannotRun(
      `${path} is no dump that can be read, ${readProblemWords(problem)}: make it with \`pg_dump --schema-only\`.`,
    );
  const differences = differencesBetween(
    withoutBookkeeping(made.catalogue),
    withoutBookkeeping(dump.catalogue),
  );
  const look = { colour: request.colour ?? terminal.colour };
  for (const difference of differences) terminal.out(`${differenceWords(difference, made, path, look)}\n`);
  terminal.out(
    `${differences.length === 0 ? '' : '\n'}${closing(differences.length, made, request, look)}\n`,
  );
  if (made.catalogue.whole !== true) terminal.out(`${NOT_WHOLE}\n`);
  if (dump.catalogue.whole !== true)
    terminal.out(`Not all of ${path} is understood: what only the migrations make is not told of.\n`);
  return differences.length === 0 ? 0 : 1;
}

const NOT_WHOLE =
  'Not all of the history is known: its beginning is not here, or a migration could not be read to its end. ' +
  'Only what is known was compared.';

function onlyHistory(schemas: readonly MadeSchema[]): MadeSchema {
  const [only, ...others] = schemas;
  if (only === undefined)
    throw new CannotRun('There are no migrations to hold the dump against: name their folder after it.');
  if (others.length === 0) return only;
  const folders = schemas.map(({ history }) => `\`${history}\``);
  throw new CannotRun(
    `There are migrations in several folders, each for a database of its own: name one of ${joined(folders, 'and')} after the dump.`,
  );
}

function differenceWords(
  difference: Difference,
  { lastChanged }: MadeSchema,
  dump: string,
  look: Look,
): string {
  const { part } = difference;
  const name = styled('bold', nameOf(part), look);
  const by = lastChanged.get(keyOfPart(part));
  const migrations = by === undefined ? 'the migrations' : `the migrations (${by})`;
  if (difference.kind === 'other')
    return `${name}: ${difference.ours} by ${migrations}, ${difference.theirs} in ${dump}`;
  return difference.side === 'ours'
    ? `${name}: made by ${migrations}, and not in ${dump}`
    : `${name}: in ${dump}, and no migration makes it`;
}

/** `Column bookings.status`. */
function nameOf({ kind, of, name }: Part): string {
  const word = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  const place = of === undefined ? name : `${of}.${name}`;
  return `${word} ${place.replace(/^public\./, '')}`;
}

function closing(found: number, made: MadeSchema, { dump }: DriftRequest, look: Look): string {
  const migrations = `${counted(made.migrations, 'migration')} in ${made.history}`;
  const words = found === 0 ? 'No difference' : counted(found, 'difference');
  const shown = styled(found === 0 ? 'green' : ['bold', 'red'], words, look);
  return `${shown} between ${migrations} and ${dump}. Both were read as text: nothing was run, and the database itself was not asked.`;
}

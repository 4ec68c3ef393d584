import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { historyPage } from '../../documents/history-page.ts';
import { schemaPage } from '../../documents/schema-page.ts';
import type { AssessedMigration } from '../../domain/assessment.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import { assessFiles } from '../../usecases/assess-files.ts';
import { foldFiles } from '../../usecases/fold-files.ts';
import { CannotRun } from '../cannot-run.ts';
import { styled } from '../formats/look.ts';
import type { PageName, PageRequest } from './arguments.ts';
import { type OpenMigrations, openMigrations, type SchemaPorts } from './migrations.ts';

/** Where a page is, from the top of the repository, unless a file is named. */
const USUAL_FILE: Readonly<Record<PageName, string>> = {
  schema: 'SCHEMA.md',
  history: 'MIGRATION_HISTORY.md',
};

/**
 * Writes a page from the migrations, or sees whether it is what would be written.
 *
 * @returns the exit code: 0, or 1 where the page that is there is another one.
 * @throws CannotRun where something cannot be read or written.
 */
export async function writePage(request: PageRequest, ports: SchemaPorts): Promise<0 | 1> {
  const { terminal, cwd } = ports;
  const { command, check } = request;
  const open = await openMigrations([], request.policy, cwd);
  const file = request.file === undefined ? join(open.root, USUAL_FILE[command]) : resolve(cwd, request.file);
  const shown = visibleLine(relative(cwd, file).split(sep).join('/'));
  const page = await PAGES[command](open, ports);
  const there = textAt(file, shown);
  const look = { colour: request.colour ?? terminal.colour };
  // A checkout on Windows may have other line ends.
  if (there?.replaceAll('\r\n', '\n') === page) {
    terminal.out(`${styled('green', `${shown} is up to date.`, look)}\n`);
    return 0;
  }
  if (!check) {
    write(file, shown, page);
    terminal.out(`${shown} is written.\n`);
    return 0;
  }
  const what = there === undefined ? 'is not there' : 'is not what the migrations make';
  const how = `migration-gate ${command}${request.file === undefined ? '' : ` ${shown}`}`;
  terminal.out(
    `${styled(['bold', 'red'], `${shown} ${what}`, look)}: write it with \`${how}\`, and commit it.\n`,
  );
  return 1;
}

type PageOf = (open: OpenMigrations, ports: SchemaPorts) => Promise<string>;

const PAGES: Readonly<Record<PageName, PageOf>> = {
  schema: async ({ planned, tree }, { reader }) => schemaPage(await foldFiles(planned, { tree, reader })),
  history: async ({ planned, tree, policy }, { reader }) => {
    const ports = { tree, reader, clock: () => new Date(), onRead() {} };
    const migrations: AssessedMigration[] = [];
    for await (const migration of assessFiles(planned, policy, ports)) migrations.push(migration);
    return historyPage(migrations, policy);
  },
};

function textAt(file: string, shown: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = codeOf(error);
    if (why === 'ENOENT') return undefined;
    throw new CannotRun(`${shown} cannot be read (${why}): see that it may be, or name another file.`);
  }
}

function write(file: string, shown: string, page: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, page);
  } catch (error) {
    throw new CannotRun(`${shown} cannot be written (${codeOf(error)}): see that it may be.`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Cut, cutsOf, GUARDS, type Guard } from '../test/bypasses/guards.ts';

const USAGE = `npm run guards [-- NUMBERS]

Takes out of a copy of the project, one after the other, what keeps each way around the gate closed, and runs the
tests of that way: at least one of them has to fail. Fails where none does, or where the text of a guard is no longer
in the source. Without NUMBERS all ways are tried.`;

const ROOT = new URL('..', import.meta.url).pathname;

/** What a copy has of the project; packages are linked. */
const COPIED = [
  'src',
  'test',
  'docs',
  'schema',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'app.yml',
];

/** How long a test waits in vain until it counts as failed, in milliseconds. */
const PATIENCE = 12_000;

type Outcome =
  | { readonly kind: 'fails'; readonly test: string }
  | { readonly kind: 'passes' }
  | { readonly kind: 'no-guard' };

const wanted = process.argv.slice(2).map(Number);
if (wanted.some((number) => !GUARDS.some((guard) => guard.number === number))) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const chosen = GUARDS.filter(({ number }) => wanted.length === 0 || wanted.includes(number));

const copy = await mkdtemp(join(tmpdir(), 'migration-gate-guards-'));
let held = true;
try {
  for (const path of COPIED) await cp(join(ROOT, path), join(copy, path), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  for (const guard of chosen) {
    const outcome = await without(guard);
    if (outcome.kind !== 'fails') held = false;
    process.stdout.write(`${rowOf(guard, outcome)}\n`);
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
process.exitCode = held ? 0 : 1;

/** Runs a way's tests without its guard, which is put back afterwards. */
async function without(guard: Guard): Promise<Outcome> {
  const cuts = cutsOf(guard);
  const sources = await Promise.all(cuts.map(({ file }) => readFile(join(copy, file), 'utf8')));
  const isThere = cuts.every((cut, at) => sources[at]?.split(cut.guard).length === 2);
  if (!isThere) return { kind: 'no-guard' };
  const write = (textOf: (source: string, cut: Cut) => string) =>
    Promise.all(cuts.map((cut, at) => writeFile(join(copy, cut.file), textOf(sources[at] ?? '', cut))));
  await write((source, cut) => source.replace(cut.guard, () => cut.instead));
  try {
    return await run(guard.number);
  } finally {
    await write((source) => source);
  }
}

async function run(number: number): Promise<Outcome> {
  const report = join(copy, 'report.json');
  await rm(report, { force: true });
  const files = await filesAbout(number);
  const command = ['vitest', 'run', ...files, '-t', `^${number}: `, '--bail', '1', '--reporter', 'json'];
  await promisify(execFile)('npx', [...command, '--outputFile', report], {
    cwd: copy,
    env: { ...process.env, PATIENCE: String(PATIENCE) },
    maxBuffer: 100_000_000,
  }).catch(() => {
    // That tests fail is what is looked for; which of them did stands in the report.
  });
  const failed = failedIn(JSON.parse(await readFile(report, 'utf8')));
  return failed === undefined ? { kind: 'passes' } : { kind: 'fails', test: failed };
}

/** The files that hold a way's tests: the others need not even start. */
async function filesAbout(number: number): Promise<readonly string[]> {
  const folder = join('test', 'bypasses');
  const found: string[] = [];
  for (const name of await readdir(join(copy, folder)))
    if (name.endsWith('.test.ts') && isAbout(number, await readFile(join(copy, folder, name), 'utf8')))
      found.push(join(folder, name));
  return found;
}

function isAbout(number: number, text: string): boolean {
  return new RegExp(`['"\`]${number}: `).test(text);
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function failedIn({ testResults }: Report): string | undefined {
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed')?.fullName;
}

function rowOf({ number, file }: Guard, outcome: Outcome): string {
  const said = {
    fails: 'without it fails',
    passes: 'PASSES WITHOUT IT',
    'no-guard': 'HAS NO SUCH TEXT, OR MORE THAN ONE',
  }[outcome.kind];
  const test = outcome.kind === 'fails' ? `  ${outcome.test}` : '';
  return `${String(number).padStart(2)}  ${file.padEnd(40)} ${said}${test}`;
}

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadParser, parse } from '../src/sql/parser.ts';

const USAGE = `npm run bench:read -- FOLDER [--rounds 9]

Reads every .sql file below FOLDER with this program, built; with squawk; and with pgfence, each as a whole process,
in turns. Prints the medians of the time, by the clock and of the processors, and the most memory. The other two are installed from npm, in a temporary
folder. Files that PostgreSQL cannot read are left out for all: pgfence ends at the first of them.`;

const OTHERS = ['squawk-cli@2.66.0', '@flvmnt/pgfence@0.1.5'];

/** GNU time: nothing in Node tells how much memory a process took at its most that is not Node's own. */
const TIME = '/usr/bin/time';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

interface Program {
  readonly name: string;
  readonly command: readonly string[];
  readonly seconds: number[];
  readonly processor: number[];
  megabytes: number;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const [folder] = positionals;
const rounds = Number(values.rounds);
if (folder === undefined || !Number.isInteger(rounds) || rounds < 1) end(USAGE);
if (!existsSync(folder) || !statSync(folder).isDirectory()) end(`${folder} is not a folder.\n\n${USAGE}`);
if (spawnSync(TIME, ['--version']).status !== 0)
  end(`${TIME} is not GNU time, which measures the memory: install it (apt-get install time).`);

const place = mkdtempSync(join(tmpdir(), 'migration-gate-bench-'));
try {
  await measure(place, folder);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
} finally {
  rmSync(place, { recursive: true, force: true });
}

async function measure(place: string, folder: string): Promise<void> {
  const root = join(place, 'sql');
  const tools = join(place, 'tools');
  const { files, leftOut } = await copyReadable(folder, root);
  if (files.length === 0) throw new Error(`There is no .sql file below ${folder} that PostgreSQL can read.`);
  npm(['run', 'build'], 'The program could not be built');
  npm(
    ['install', '--prefix', tools, '--no-audit', '--no-fund', ...OTHERS],
    'npm could not install the others',
  );
  const bin = (name: string) => join(tools, 'node_modules', '.bin', name);
  const ours = [process.execPath, join(PROJECT, 'dist', 'cli.js'), 'check', root];
  const programs = [
    program('migration-gate', ours),
    program('migration-gate --format github', [...ours, '--format', 'github']),
    program('squawk', [bin('squawk'), ...files]),
    program('squawk --reporter gcc', [bin('squawk'), '--reporter', 'gcc', ...files]),
    program('pgfence', [bin('pgfence'), 'analyze', ...files]),
  ];
  // The first round fills the caches of the disk and of Node, and is not counted.
  for (let round = 0; round <= rounds; round++)
    for (const each of programs) {
      const { seconds, processor, megabytes } = run(each, join(place, 'memory'));
      if (round > 0) {
        each.seconds.push(seconds);
        each.processor.push(processor);
      }
      each.megabytes = Math.max(each.megabytes, megabytes);
    }
  process.stdout.write(
    `${files.length} files, ${leftOut} left out; medians of ${rounds} rounds, Node ${process.versions.node}\n\n` +
      `| program | time | beside squawk | with --reporter gcc | processors | peak |\n|---|---|---|---|---|---|\n`,
  );
  const squawk = programs.slice(2, 4).map(({ seconds }) => median(seconds));
  for (const each of programs) {
    const time = median(each.seconds);
    const processor = median(each.processor).toFixed(2);
    const ratios = squawk.map((other) => (time / other).toFixed(1));
    process.stdout.write(
      `| ${each.name} | ${time.toFixed(2)} s | ${ratios.join(' | ')} | ${processor} s | ${each.megabytes.toFixed(0)} MB |\n`,
    );
  }
}

/** Each file where it was, for layouts tell of tools. */
async function copyReadable(from: string, to: string) {
  await loadParser();
  const paths = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.sql'),
  );
  const readable = paths.filter((path) => {
    const text = readFileSync(join(from, path), 'utf8');
    return text === '' || parse(text).kind === 'parsed';
  });
  for (const path of readable) cpSync(join(from, path), join(to, path));
  return { files: readable.map((path) => join(to, path)), leftOut: paths.length - readable.length };
}

function npm(args: readonly string[], fault: string): void {
  try {
    execFileSync('npm', args, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    throw new Error(`${fault}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function program(name: string, command: readonly string[]): Program {
  return { name, command, seconds: [], processor: [], megabytes: 0 };
}

function run({ name, command }: Program, report: string) {
  const started = performance.now();
  const { status, stderr } = spawnSync(TIME, ['--format', '%U %S %M', '--output', report, ...command], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const seconds = (performance.now() - started) / 1_000;
  // Findings end with 1, in all three.
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}: ${stderr.slice(-1_000)}`);
  // Where the code is not 0, a line above says so.
  const line = readFileSync(report, 'utf8').trim().split('\n').at(-1) ?? '';
  const [user = Number.NaN, system = Number.NaN, kilobytes = Number.NaN] = line.split(' ').map(Number);
  return { seconds, processor: user + system, megabytes: kilobytes / 1_024 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function end(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

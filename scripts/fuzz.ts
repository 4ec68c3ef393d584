import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { MIGRATION_TOOLS, type MigrationTool } from '../src/domain/migration.ts';
import { createScriptReader } from '../src/reading/script-reader.ts';

const USAGE = `npm run fuzz -- [INPUTS] [FOLDER]

Reads INPUTS texts (200,000 unless told): arbitrary ones, pieces of SQL put together at random, and mutations of the
files below FOLDER. Every one must be answered within the limit of time, and none may end the process.`;

const [given = '200000', folder] = process.argv.slice(2);
const inputs = Number(given);
if (!Number.isInteger(inputs) || inputs < 1) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

/** Pieces that parsers trip over. */
const PIECES = [
  ...'\'"`$;,().:=*/-+\\%#@[]{}<>|&~^!?',
  '$$',
  '$a$',
  '--',
  '/*',
  '*/',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\uFEFF',
  'é',
  '😀',
  '\uD800',
  "E'",
  "U&'",
  '::',
  'SELECT ',
  'FROM ',
  'ALTER TABLE ',
  'DROP ',
  'CREATE ',
  'TABLE ',
  'INDEX ',
  'CONCURRENTLY ',
  'ADD COLUMN ',
  'DO ',
  'BEGIN',
  'END',
  'LANGUAGE plpgsql ',
  'EXECUTE ',
  'format(',
  'COPY t FROM stdin;\n',
  '\\.',
  '\\i x\n',
  '${x}',
  '{{y}}',
  'a',
  't ',
  '1',
  'NULL ',
  'AS ',
  '-- +goose Down\n',
  'def upgrade():\n    op.execute("',
  '")\n',
  'for x in y:\n    ',
];

const files =
  folder === undefined
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(?:sql|py)$/.test(path))
        .map((path) => readFileSync(join(folder, path), 'utf8'))
        .filter((text) => text.length < 20_000);

const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join(''));
const mutated = fc
  .tuple(
    fc.constantFrom(...(files.length > 0 ? files : ['SELECT 1;'])),
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom(...PIECES, '')), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, cuts]) =>
    cuts.reduce((changed, [at, length, piece]) => {
      const place = at % (changed.length + 1);
      return changed.slice(0, place) + piece + changed.slice(place + length);
    }, text),
  );
const text = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 3, arbitrary: pieces },
  { weight: 6, arbitrary: mutated },
);
const input = fc.tuple(text, fc.constantFrom<MigrationTool>(...MIGRATION_TOOLS));

const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));
const reader = createScriptReader();
const seed = Date.now();
const kinds = new Map<string, number>();
let slowest = 0;
const started = performance.now();
for (let done = 0; done < inputs; done += 500) {
  const batch = fc.sample(input, { seed: seed + done, numRuns: Math.min(500, inputs - done) });
  for (const [each, tool] of batch) {
    const from = performance.now();
    const script = await reader.read(each, tool);
    slowest = Math.max(slowest, performance.now() - from);
    for (const { kind } of script.problems) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const problem of script.problems)
      if (problem.kind === 'timed-out' || problem.kind === 'parser-failed')
        process.stdout.write(`${problem.kind} (${tool}): ${JSON.stringify(each.slice(0, 300))}\n`);
  }
}
await reader.close();
const seconds = (performance.now() - started) / 1_000;
process.stdout.write(
  `${inputs} inputs in ${seconds.toFixed(0)} s, seed ${seed}; the slowest took ${slowest.toFixed(0)} ms; ` +
    `${unhandled.length} errors unhandled\n${[...kinds].map(([kind, count]) => `  ${kind}: ${count}\n`).join('')}`,
);
process.exitCode = unhandled.length === 0 && slowest < 4_000 ? 0 : 1;

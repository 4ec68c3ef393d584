import { parseArgs } from 'node:util';
import { HOSTILE_INPUTS } from '../test/support/hostile/inputs.ts';
import { judge } from '../test/support/hostile/judge.ts';

const USAGE = `npm run hostile -- [--bytes N] [WORDS]

Judges pull requests that are written to take long, each of N bytes (1,000,000 unless told), from their texts to the
comment, under a policy with every convention. Prints how long it took, and of that how long processors were at reading
and judging; fails where one took more than 2 s. WORDS choose those with them in their name.`;

/** In milliseconds. */
const LIMIT = 2_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { bytes: { type: 'string', default: '999000' } },
});
const bytes = Number(values.bytes);
if (!Number.isInteger(bytes) || bytes < 1) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

// A process of its own starts and compiles its thread once, which is nobody's input.
for (const { files, tool } of HOSTILE_INPUTS.slice(0, 1)) await judge(files(1_000), tool);

let over = 0;
const times: number[] = [];
const words = positionals.join(' ');
for (const { name, files, tool } of HOSTILE_INPUTS.filter((input) => input.name.includes(words))) {
  const { reading, judging, elapsed, assessment } = await judge(files(bytes), tool);
  const operations = assessment.migrations.reduce((sum, each) => sum + each.operations.length, 0);
  const isOver = elapsed > LIMIT;
  times.push(elapsed);
  if (isOver) over += 1;
  process.stdout.write(
    `${isOver ? '!' : ' '} ${name.padEnd(48)} ${row(elapsed)}  read ${row(reading)}  judge ${row(judging)}  ${operations} operations, ${assessment.findings.length} findings\n`,
  );
}
const sorted = times.toSorted((a, b) => a - b);
const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
process.stdout.write(
  `${times.length} inputs: median ${row(median)}, longest ${row(sorted.at(-1) ?? 0)}, ${over} over ${LIMIT} ms\n`,
);
process.exitCode = over === 0 ? 0 : 1;

function row(milliseconds: number): string {
  return `${milliseconds.toFixed(0).padStart(6)} ms`;
}

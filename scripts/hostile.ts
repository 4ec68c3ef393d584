import { parseArgs } from 'node:util';
import { HOSTILE_INPUTS } from '../test/support/hostile/inputs.ts';
import { judge } from '../test/support/hostile/judge.ts';

const USAGE = `npm run hostile -- [--bytes N] [WORDS]

Judges pull requests that are written to take long, each of N bytes (1,000,000 unless told), from their texts to the
comment, under a policy with every convention. Prints how long the processor was at it, and fails where that was more
than 2 s for reading and judging together. WORDS choose those with them in their name.`;

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
const words = positionals.join(' ');
for (const { name, files, tool } of HOSTILE_INPUTS.filter((input) => input.name.includes(words))) {
  const { reading, judging, assessment } = await judge(files(bytes), tool);
  const operations = assessment.migrations.reduce((sum, each) => sum + each.operations.length, 0);
  const isOver = reading + judging > LIMIT;
  if (isOver) over += 1;
  process.stdout.write(
    `${isOver ? '!' : ' '} ${name.padEnd(48)} read ${row(reading)}  judge ${row(judging)}  ${operations} operations, ${assessment.findings.length} findings\n`,
  );
}
process.stdout.write(`${over} over ${LIMIT} ms\n`);
process.exitCode = over === 0 ? 0 : 1;

function row(milliseconds: number): string {
  return `${milliseconds.toFixed(0).padStart(6)} ms`;
}

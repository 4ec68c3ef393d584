import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { openWorkTree } from '../src/commands/work-tree.ts';
import type { AssessedMigration } from '../src/domain/assessment.ts';
import { RISK_LEVELS, type RiskLevel } from '../src/domain/level.ts';
import { builtinPolicy } from '../src/policy/builtin/builtin.ts';
import { createReaderPool } from '../src/reading/reader-pool.ts';
import { RULES } from '../src/rules/registry.ts';
import { assessFiles } from '../src/usecases/assess-files.ts';
import { planFiles } from '../src/usecases/plan-files.ts';
import { EVERYTHING } from '../src/usecases/selection.ts';

const USAGE = `npm run signal -- FOLDER [--sample N] [--seed S] [--rule ID]

Judges every migration below FOLDER as a pull request of its own, on the history before it, and prints how many got
each level and what each rule found. With --sample it prints N files of each level too, or with --rule N findings
of that rule, for a check by hand; the same seed draws the same ones.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    rule: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}

const tree = openWorkTree(folder, false, EVERYTHING);
const reader = createReaderPool(2);
const policy = builtinPolicy();
const planned = planFiles(await tree.files(), EVERYTHING, policy.migrations);
const assessed: AssessedMigration[] = [];
for await (const migration of assessFiles(planned, policy, {
  tree,
  reader,
  clock: () => new Date(),
  onRead: () => {},
}))
  assessed.push(migration);
await reader.close();

const forward = assessed.filter(({ migration }) => migration.direction !== 'rollback');
const size = Number(values.sample);
if (values.rule === undefined)
  for (const level of RISK_LEVELS)
    for (const each of sampleOf(ofLevel(level))) process.stdout.write(shown(each));
else {
  const found = forward.flatMap((each) =>
    each.findings
      .filter(({ rule }) => rule === values.rule)
      .map((finding) => ({ ...each, findings: [finding] })),
  );
  for (const each of sampleOf(found)) process.stdout.write(shown(each));
}
process.stdout.write(`${forward.length} migrations, each with a level:\n`);
for (const level of RISK_LEVELS) process.stdout.write(row(level, ofLevel(level).length));
process.stdout.write('\nfindings, and the migrations that have one:\n');
for (const [rule, count, files] of findingsPerRule())
  process.stdout.write(`${row(rule, files).trimEnd()}  ${count} findings\n`);

function ofLevel(level: RiskLevel): readonly AssessedMigration[] {
  return forward.filter((each) => each.level === level);
}

/** The rules that found something, the most frequent first. */
function findingsPerRule(): readonly (readonly [rule: string, findings: number, files: number])[] {
  return RULES.map(({ id }) => {
    const each = forward.map(({ findings }) => findings.filter(({ rule }) => rule === id).length);
    const total = each.reduce((sum, count) => sum + count, 0);
    return [id, total, each.filter((count) => count > 0).length] as const;
  })
    .filter(([, total]) => total > 0)
    .toSorted((a, b) => b[2] - a[2]);
}

function row(name: string, count: number): string {
  const share = ((100 * count) / Math.max(1, forward.length)).toFixed(1);
  return `  ${name.padEnd(36)} ${String(count).padStart(6)}  ${share.padStart(5)}%\n`;
}

/** What a person needs to see whether it is right: the SQL, and all that is said of it. */
function shown({ migration, level, operations, findings }: AssessedMigration): string {
  const text = readFileSync(join(folder ?? '', migration.path), 'utf8').slice(0, 6000);
  const lines = [
    `${'='.repeat(100)}\n${level.toUpperCase()} ${migration.path} (${migration.tool})\n${text.trimEnd()}`,
    ...operations.map((each) => `  ${each.level.padEnd(6)} ${each.summary}: ${each.reason}`),
    ...findings.flatMap(({ rule, severity, message, location, saferWay, suppressed }) => [
      `  ${severity} ${rule} (line ${location.span?.from.line ?? '–'}${suppressed === undefined ? '' : ', allowed'}): ${message}`,
      ...(saferWay === undefined ? [] : [`    safer: ${saferWay.summary}`]),
      ...(saferWay?.sql ?? '').split('\n').map((line) => `      | ${line}`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function sampleOf<T>(all: readonly T[]): readonly T[] {
  const wanted = Math.min(size, all.length);
  const drawn = fc.shuffledSubarray([...all], { minLength: wanted, maxLength: wanted });
  return fc.sample(drawn, { seed: Number(values.seed), numRuns: 1 }).flat();
}

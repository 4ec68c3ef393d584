import { parseArgs } from 'node:util';
import { runSoak } from '../test/soak/run.ts';
import { STORAGES } from '../test/support/fleet/storage.ts';

/** Has a server on each storage work on steady events, both at once, and fails where it gains memory or rows without end. */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '10' },
    storage: { type: 'string', multiple: true, default: [...STORAGES] },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const kinds = STORAGES.filter((kind) => values.storage.includes(kind));
const options = { minutes: Number(values.minutes), rate: Number(values.rate), seed: Number(values.seed) };
console.log(
  `${kinds.join(' and ')}: ${options.rate} events a second for ${options.minutes} minutes, seed ${options.seed}`,
);
const results = await Promise.all(kinds.map((kind) => runSoak(kind, options, (line) => console.log(line))));
for (const { figures, rows } of results) {
  console.log(`\n| | |\n|---|---|\n${figures.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`);
  console.log('\n| table | rows halfway | rows |\n|---|---|---|');
  for (const [table, before, count] of rows) console.log(`| ${table} | ${before ?? ''} | ${count} |`);
}
const departures = results.flatMap((result) => result.departures);
for (const departure of departures) console.error(`✗ ${departure}`);
console.log(
  departures.length === 0 ? '\n✓ Memory and tables stand.' : `\n✗ ${departures.length} departures.`,
);
process.exitCode = departures.length === 0 ? 0 : 1;

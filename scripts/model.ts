import { parseArgs } from 'node:util';
import { playHistories } from '../test/model/play.ts';

/** Plays random histories of pull requests on the gate, and holds each against the rules of `test/model/rules.ts`. */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const started = performance.now();
console.log(`${runs} histories, seed ${seed}`);
const seen = await playHistories(runs, seed, (played) => {
  if (played % 500 === 0) console.log(`${played} histories, ${elapsed()} s`);
});
console.log(
  `${runs} histories without a departure in ${elapsed()} s: ${seen.greenWrites} green statuses were set, ` +
    `${seen.greenEnds} pull requests ended green and ${seen.otherEnds} did not`,
);

function elapsed(): string {
  return ((performance.now() - started) / 1_000).toFixed(0);
}

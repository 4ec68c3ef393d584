import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openPglite } from '../../src/database/pglite.ts';
import { migrateDatabase } from '../../src/database/schema.ts';
import { createScriptReader } from '../../src/reading/script-reader.ts';
import { histories } from './actions.ts';
import { SteppedGate } from './gate.ts';
import { History } from './history.ts';

const RUNS = Number(process.env.MODEL_RUNS ?? 100);
const SEED = Number(process.env.MODEL_SEED ?? 4);

let database: Database;
const reader = createScriptReader();

beforeAll(async () => {
  database = await openPglite();
  await migrateDatabase(database);
});
afterAll(async () => {
  await reader.close();
  await database.close();
});

describe('over random histories', () => {
  it('a status is green only when the rules say so, and always when they say so once events stop', async () => {
    let played = 0;
    let gate = await SteppedGate.start(database, reader);
    const started = Date.now();
    await fc.assert(
      fc.asyncProperty(histories, async (actions) => {
        played += 1;
        if (played % 50 === 0) {
          await gate.close();
          gate = await SteppedGate.start(database, reader);
        }
        const history = new History(gate, `team-${played}`);
        try {
          await history.play(actions);
        } finally {
          await gate.forget();
        }
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: process.env.MODEL_SHRINK === undefined },
    );
    await gate.close();
    console.log(`${played} histories in ${Date.now() - started} ms`);
    expect(played).toBeGreaterThanOrEqual(RUNS);
  }, 3_600_000);
});

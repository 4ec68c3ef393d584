import fc from 'fast-check';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { openPglite } from '../../src/database/pglite.ts';
import { createScriptReader } from '../../src/reading/script-reader.ts';
import { histories } from './actions.ts';
import { SteppedGate } from './gate.ts';
import { History, type Seen } from './history.ts';

/** Histories that one GitHub and one database keep, so that neither grows without end. */
const OF_ONE_GITHUB = 50;

/**
 * Plays random histories.
 *
 * @throws the shortest history found that departs from the rules, with the seed that finds it again.
 */
export async function playHistories(
  runs: number,
  seed: number,
  onPlayed: (count: number) => void = () => {},
): Promise<Seen> {
  const reader = createScriptReader();
  const seen: Seen = { greenWrites: 0, greenEnds: 0, otherEnds: 0 };
  let played = 0;
  let stop = async () => {};
  let gate: SteppedGate | undefined;
  const gateOfNext = async (): Promise<SteppedGate> => {
    if (gate !== undefined && played % OF_ONE_GITHUB !== 0) return gate;
    await stop();
    const database = await openPglite();
    await migrateDatabase(database);
    const next = await SteppedGate.start(database, reader);
    stop = async () => {
      await next.close();
      await database.close();
    };
    gate = next;
    return next;
  };
  const property = fc.asyncProperty(histories, async (actions) => {
    const at = await gateOfNext();
    played += 1;
    try {
      await new History(at, `team-${played}`, seen).play(actions);
    } finally {
      at.forget();
    }
    onPlayed(played);
  });
  try {
    await fc.assert(property, { numRuns: runs, seed });
  } finally {
    await stop();
    await reader.close();
  }
  return seen;
}

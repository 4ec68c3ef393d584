import { setTimeout as pause } from 'node:timers/promises';
import type { Fleet } from '../support/fleet/fleet.ts';
import type { FleetStorage } from '../support/fleet/storage.ts';
import { describeLeftovers, type Leftovers, leftoversIn } from './leftovers.ts';

const LOOK_EVERY = 1_000;

/** Nothing was asked of GitHub for so long: then it is worth looking, in milliseconds. */
const SILENCE = 8_000;

/**
 * Waits until nothing is left to do.
 *
 * @param requests how many were asked of GitHub so far.
 * @param patience in seconds.
 * @returns what is left when patience is over; nothing otherwise.
 */
export async function untilWorkedOff(
  fleet: Fleet,
  storage: FleetStorage,
  requests: () => number,
  patience: number,
): Promise<Leftovers> {
  const limit = performance.now() + patience * 1_000;
  for (;;) {
    await untilSilent(requests, limit);
    const left = storage.isShared ? await look(storage) : await fleet.whileStopped(() => look(storage));
    if (describeLeftovers(left).length === 0 || performance.now() > limit) return left;
    await pause(LOOK_EVERY);
  }
}

async function look(storage: FleetStorage): Promise<Leftovers> {
  const database = await storage.open();
  try {
    return await leftoversIn(database);
  } finally {
    await database.close();
  }
}

async function untilSilent(requests: () => number, limit: number): Promise<void> {
  let before = -1;
  let since = performance.now();
  while (performance.now() < limit && performance.now() - since < SILENCE) {
    if (requests() !== before) since = performance.now();
    before = requests();
    await pause(LOOK_EVERY);
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Fleet } from '../support/fleet/fleet.ts';
import type { FleetStorage } from '../support/fleet/storage.ts';

export interface Trouble {
  readonly counts: { readonly kills: number; readonly restarts: number };
  /** Resolves when the last kill is done, and all servers are ready again. */
  end(): Promise<void>;
}

/**
 * Kills a server again and again, and restarts the storage at times.
 *
 * @param killEvery in milliseconds; where no server is ready then, none is killed.
 * @param restarts how often in all, evenly over the time, in milliseconds.
 */
export function makeTrouble(
  fleet: Fleet,
  storage: FleetStorage,
  {
    killEvery,
    restarts,
    time,
  }: { readonly killEvery: number; readonly restarts: number; readonly time: number },
): Trouble {
  const counts = { kills: 0, restarts: 0 };
  let isOver = false;

  async function kill(): Promise<void> {
    while (!isOver) {
      await pause(killEvery);
      if (await fleet.killOne()) counts.kills += 1;
    }
  }

  async function restart(): Promise<void> {
    for (let done = 0; done < restarts; done += 1) {
      await pause(time / (restarts + 1));
      await storage.restart();
      counts.restarts += 1;
    }
  }

  const both = Promise.all([kill(), restart()]);
  both.catch(() => {});
  return {
    counts,
    async end() {
      isOver = true;
      await both;
      await Promise.all(fleet.replicas.map((replica) => replica.untilReady()));
    },
  };
}

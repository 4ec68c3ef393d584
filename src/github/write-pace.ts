import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the next write of an installation is due. */
export type WritePace = (installation: number) => Promise<void>;

/**
 * Lets the writes of each installation follow each other at a distance, and reads go by: GitHub asks for “at least
 * one second” between two writes. Source: REST, “Best practices for using the REST API”.
 *
 * @param gap in milliseconds.
 */
export function createWritePace(gap: number): WritePace {
  const due = new Map<number, number>();
  return async (installation) => {
    const now = Date.now();
    const at = Math.max(now, due.get(installation) ?? 0);
    due.set(installation, at + gap);
    if (at > now) await sleep(at - now);
  };
}

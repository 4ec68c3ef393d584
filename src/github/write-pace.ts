import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until the next write of an installation is due.
 *
 * @returns when it is due, without waiting, where that is too far away to wait for in memory.
 */
export type WritePace = (installation: number) => Promise<Date | undefined>;

/** Nothing waits longer in memory, in milliseconds. */
const LONGEST_WAIT = 10_000;

/**
 * Lets the writes of each installation follow each other at a distance, and reads go by: GitHub asks for “at least
 * one second” between two writes. Source: REST, “Best practices for using the REST API”.
 *
 * It goes by time that passed: where this machine's clock is turned back, no write waits for the hour to come again.
 *
 * @param gap in milliseconds.
 */
export function createWritePace(gap: number): WritePace {
  const due = new Map<number, number>();
  return async (installation) => {
    const now = performance.now();
    const at = Math.max(now, due.get(installation) ?? 0);
    if (at - now > LONGEST_WAIT) return new Date(Date.now() + at - now);
    due.set(installation, at + gap);
    if (at > now) await sleep(at - now);
    return undefined;
  };
}

const FIRST_MINUTES = 10;
const LONGEST_MINUTES = 6 * 60;

/**
 * When an evaluation that failed for the last time is made again: an outage ends soon, and what no waiting mends is
 * asked for ever more seldom.
 *
 * @param times how often in a row it has failed so, this time included.
 */
export function pauseEnds(times: number, now: Date): Date {
  const minutes = Math.min(FIRST_MINUTES * 2 ** (times - 1), LONGEST_MINUTES);
  return new Date(now.getTime() + minutes * 60_000);
}

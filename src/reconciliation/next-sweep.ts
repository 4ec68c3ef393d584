/**
 * When the next sweep is: at a time that is the same for every process, so that all of them queue the same one.
 *
 * @param every in milliseconds.
 */
export function nextSweep(now: Date, every: number): Date {
  return new Date((Math.floor(now.getTime() / every) + 1) * every);
}

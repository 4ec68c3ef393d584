/** The hour of what happens. GitHub's times have whole seconds. */
export type StateClock = () => Date;

/** Real time, but each happening at least a second after the one before, so that their order can be seen. */
export function increasingClock(): StateClock {
  let last = 0;
  return () => {
    last = Math.max(Math.floor(Date.now() / 1000) * 1000, last + 1000);
    return new Date(last);
  };
}

/** ISO 8601 in whole seconds, as GitHub writes times. */
export function isoTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

import type { Duration } from '../domain/duration.ts';

const UNITS: readonly (readonly [Duration, string])[] = [
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
  [1, 'ms'],
];

/** A length of time as PostgreSQL's settings write it: `30s`, `5min`. */
export function settingOf(duration: Duration): string {
  const [length, unit] = UNITS.find(([each]) => duration >= each && duration % each === 0) ?? [1, 'ms'];
  return `${duration / length}${unit}`;
}

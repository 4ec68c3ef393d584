/** A length of time in milliseconds. */
export type Duration = number;

const UNITS = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

/** A length of time as it is written, without spaces around it. */
export const DURATION_PATTERN = '^(\\d{1,6})\\s*(ms|s|min|h|d|w)$';

const WRITTEN = new RegExp(DURATION_PATTERN);

/** Reads `30s`, `5min`, `24h`, `30d` or `2w`; undefined for anything else. */
export function readDuration(text: string): Duration | undefined {
  const [, number, unit] = WRITTEN.exec(text.trim()) ?? [];
  const length = Object.entries(UNITS).find(([name]) => name === unit)?.[1];
  return length === undefined ? undefined : Number(number) * length;
}

/** In words: `30 days`, `24 hours`, `5 minutes`. */
export function durationWords(duration: Duration): string {
  // One of a unit is told in the next smaller: people say “within 24 hours”.
  const [length, word] = WORDS.find(([unit]) => duration >= unit * 2 && duration % unit === 0) ?? [
    UNITS.s,
    'second',
  ];
  const count = Math.round(duration / length);
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

const WORDS: readonly (readonly [Duration, string])[] = [
  [UNITS.d, 'day'],
  [UNITS.h, 'hour'],
  [UNITS.min, 'minute'],
];

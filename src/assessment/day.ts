/** Years in which a number at the beginning of a file's name may be a date. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

const DATE = /^(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d{1,2}(?!\d))/;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/**
 * The day that a migration's number means: `20260116120000`, `2026-01-16-120000`, or the seconds or milliseconds
 * since 1970 that some tools count in.
 *
 * @returns as in `2026-01-16`; undefined where the number is no date.
 */
export function dayOf(number: string | undefined): string | undefined {
  if (number === undefined) return undefined;
  const [, year, month, day] = DATE.exec(number) ?? [];
  if (year !== undefined) return existing(`${year}-${month}-${day}`);
  if (!EPOCH.test(number)) return undefined;
  const at = new Date(Number(number) * (number.length === 10 ? 1000 : 1));
  const inRange = at.getUTCFullYear() >= FIRST_YEAR && at.getUTCFullYear() <= LAST_YEAR;
  return inRange ? at.toISOString().slice(0, 10) : undefined;
}

/** The 31st of February is a number like any other. */
function existing(day: string): string | undefined {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}

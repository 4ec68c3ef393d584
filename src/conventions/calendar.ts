/** In milliseconds. */
export const DAY = 86_400_000;

/** The instant that a day such as `2026-01-16` begins, UTC; undefined for what is no day of the calendar. */
export function dayStart(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = new Date(`${day}T00:00:00Z`);
  // The 31st of February is read as one of March.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? at.getTime() : undefined;
}

/** `2026-01-16` of an instant. */
export function dayOfInstant(at: number | string): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether an instant lies more than a day after another, so that no time zone makes it the present. */
export function isAhead(instant: number, now: number | string): boolean {
  return instant > new Date(now).getTime() + DAY;
}

/** The instant that a migration's number means: `20260116120000`, or seconds or milliseconds since 1970. */
export function instantOf(number: string | undefined): number | undefined {
  if (number === undefined) return undefined;
  if (/^1\d{9}(?:\d{3})?$/.test(number)) return Number(number) * (number.length === 10 ? 1000 : 1);
  const [, year, month, day, time = ''] =
    /^(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})[-_.]?(\d{4}|\d{6})?$/.exec(number) ?? [];
  const start = dayStart(`${year}-${month}-${day}`);
  if (start === undefined) return undefined;
  const [hours, minutes, seconds] = [time.slice(0, 2), time.slice(2, 4), time.slice(4, 6)].map(Number);
  return start + ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000;
}

/** `20260116120000` of an instant. */
export function timestampOf(at: number | string): string {
  return new Date(at).toISOString().replace(/\D/g, '').slice(0, 14);
}

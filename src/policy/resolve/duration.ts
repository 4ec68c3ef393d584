import { type Duration, readDuration } from '../../domain/duration.ts';

/** A length of time that the schema has let through. */
export function lengthOf(written: string): Duration {
  const length = readDuration(written);
  if (length === undefined)
    throw new Error(`${written} is no length of time, which the schema should have said`);
  return length;
}

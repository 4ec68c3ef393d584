import { Refused } from '../state/refused.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A text in a body; throws when it is missing or something else. */
export function textOf(body: Fields, name: string): string {
  const value = body[name];
  if (typeof value !== 'string')
    throw new Refused(`Invalid request.\n\n"${name}" wasn't supplied, or is not a string.`);
  return value;
}

/** A text that may be left out or be null. */
export function optionalText(body: Fields, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null || typeof value === 'string') return value;
  throw new Refused(`Invalid request.\n\nFor '${name}', ${JSON.stringify(value)} is not a string.`);
}

export function oneOf<Choice extends string>(
  body: Fields,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw new Refused(`Invalid request.\n\nNo member of ${choices.join(', ')} is ${JSON.stringify(value)}.`);
  return choice;
}

/** A list of texts; undefined where there is none. */
export function textsOf(body: Fields, name: string): readonly string[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw new Refused(`Invalid request.\n\n"${name}" is not a list of strings.`);
  return value;
}

export function numberOf(body: Fields, name: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new Refused(`Invalid request.\n\n"${name}" wasn't supplied, or is not an integer.`);
  return value;
}

export function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

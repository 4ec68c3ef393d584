import { namePartsOf } from './name-parts.ts';
import { isOneOfNumbers } from './said-number.ts';
import { type Captures, type Template, templateOf } from './template.ts';

/** What is to be known of a migration, to name it in a title. */
interface Named {
  readonly name: string;
  readonly number: string | undefined;
}

/** What is wrong with a title, and one that fits in its place. */
export interface TitleFault {
  /** The number that the title has and no migration has; absent where no template fits. */
  readonly number?: string;
  readonly better: string;
}

/**
 * Holds a title to the templates, of which one must fit with the number of one of the migrations.
 *
 * @param migrations at least one.
 */
export function titleFault(
  title: string,
  templates: readonly string[],
  migrations: readonly Named[],
): TitleFault | undefined {
  const numbers = migrations.flatMap(({ number }) => number ?? []);
  const compiled = templates.map(templateOf);
  const found = compiled.flatMap((template) => template.match(title.trim()) ?? []).map(numberIn);
  if (found.some((number) => number === undefined || isOneOfNumbers(number, numbers))) return undefined;
  const [number] = found;
  const better = betterTitle(title, compiled, migrations[0], numbers);
  return { better, ...(number === undefined ? {} : { number }) };
}

/** The number as a migration has it, its letter included. */
function numberIn({ number, letter = '', timestamp }: Captures): string | undefined {
  return number === undefined ? timestamp : `${number}${letter}`;
}

/** By the first template in which the migration's number has its place, or else by the first. */
function betterTitle(
  title: string,
  templates: readonly Template[],
  migration: Named | undefined,
  numbers: readonly string[],
): string {
  const said = title.replace(PREFIX, '').trim();
  const named = namePartsOf(migration?.name ?? '', migration?.number);
  const parts =
    said === ''
      ? { ...named, text: sentence(named.text) }
      : { ...namePartsOf(said, migration?.number), text: said };
  const filled = templates.map((template) => ({ template, text: template.fill(parts) }));
  const right = filled.find(({ template, text }) => {
    const number = numberIn(template.match(text) ?? {});
    return number !== undefined && isOneOfNumbers(number, numbers);
  });
  return (right ?? filled[0])?.text ?? '';
}

function sentence(words = ''): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** What titles begin with that is not about what they do: `[DB]`, `Migration 098:`. */
const PREFIX = /^(?:\s*\[[^\]]*\])*\s*(?:(?:db )?migrations?\s*#?\d*[A-Z]?\s*[:–-]|#?\d+[A-Z]?\s*[:–-])?/i;

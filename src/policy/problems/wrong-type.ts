import { z } from 'zod';
import { either, meant, quote, quotedList } from '../quote.ts';
import { allForms, exampleAt, formsAt, mappingAt } from '../written/mapping.ts';
import { type DraftProblem, type WrittenPath, wrongKey, wrongValue } from './draft-problem.ts';
import { subject, typeOf } from './subject.ts';

/** What is written is of another kind than it is to be: the forms that it can have, and how to write it. */
export function wrongType(path: WrittenPath, input: unknown, file: z.core.$ZodType): DraftProblem {
  const example = exampleAt(path, file);
  if (input === undefined)
    return wrongKey(
      path,
      `${quote(path.at(-1))} is missing`,
      example === undefined ? 'Write it here.' : `Write it here, like ${quote(example)}.`,
    );
  if (input === null)
    return wrongKey(path, `${subject(path)} is empty`, 'Write what it holds, or leave the key out.');
  const forms = formsAt(path, file);
  const words = forms.flatMap(wordsOf);
  const kinds = forms.filter((form) => wordsOf(form).length === 0).map(kindOf);
  const expected = either([...words.map(quote), ...new Set(kinds)]);
  const written = words.length > 0 && typeof input !== 'object' ? quote(input) : typeOf(input);
  const message = `${subject(path)} is to be ${expected}, and this is ${written}`;
  const hint = example === undefined ? howTo(input, words, forms.at(-1)) : `Write it like ${quote(example)}.`;
  return wrongValue(path, message, hint ?? keysHint(mappingAt(path, file)?.keys));
}

/** The words that a form consists of; none where it is no choice of words. */
function wordsOf(form: z.core.$ZodType): readonly string[] {
  if (form instanceof z.ZodEnum) return form.options.map(String);
  return form instanceof z.ZodLiteral ? [...form.values].map(String) : [];
}

function kindOf(form: z.core.$ZodType): string {
  if (form instanceof z.ZodArray) return 'a list';
  if (form instanceof z.ZodObject || form instanceof z.ZodRecord) return 'a mapping with keys';
  const title = z.globalRegistry.get(form)?.title;
  if (title !== undefined) return title;
  if (form instanceof z.ZodBoolean) return '`true` or `false`';
  return form instanceof z.ZodNumber ? 'a whole number' : 'text';
}

const YES = ['yes', 'on', 'y'];
const NO = ['no', 'off', 'n'];

function howTo(
  input: unknown,
  words: readonly string[],
  form: z.core.$ZodType | undefined,
): string | undefined {
  const text = String(input).toLowerCase();
  if (typeof input === 'string' && words.includes(input)) return 'Write it without quotes.';
  if (YES.includes(text) && (words.includes('true') || form instanceof z.ZodBoolean)) return 'Write `true`.';
  if (NO.includes(text) && form instanceof z.ZodBoolean) return 'Write `false`.';
  if ([...NO, 'false'].includes(text) && words.includes('off')) return 'Write `off`.';
  const near = typeof input === 'string' ? meant(input, words) : undefined;
  if (near !== undefined) return near;
  if (form instanceof z.ZodArray) return listHint(input, allForms(form.def.element));
  if (form instanceof z.ZodNumber && /^\d+$/.test(text)) return 'Write it without quotes.';
  return form instanceof z.ZodString && typeof input !== 'object'
    ? `Put it in quotes: "${input}".`
    : undefined;
}

function listHint(input: unknown, entries: readonly z.core.$ZodType[]): string {
  const lines = 'each entry on a line of its own, with `- ` in front';
  const isEntry = typeof input === 'string' && entries.some((form) => !(form instanceof z.ZodObject));
  return isEntry ? `Write ${quote(`[${input}]`)}, or ${lines}.` : `Put ${lines}.`;
}

/** More keys than this help nobody. */
const MOST_KEYS = 8;

function keysHint(keys: readonly string[] = []): string | undefined {
  if (keys.length === 0) return undefined;
  const shown = keys.slice(0, MOST_KEYS);
  const are = keys.length === 1 ? 'Its key is' : 'Its keys are';
  return `${keys.length > MOST_KEYS ? 'Among its keys are' : are} ${quotedList(shown, 'and')}.`;
}

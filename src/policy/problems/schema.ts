import type { z } from 'zod';
import { quote, quotedList, suggest } from '../quote.ts';
import { mappingAt } from '../written/mapping.ts';
import { writtenPolicy } from '../written/policy.ts';
import { type DraftProblem, type WrittenPath, wrongKey, wrongValue } from './draft-problem.ts';

type Issue = z.core.$ZodIssue;

/** What the schema of a file has against it, in words for the person who wrote it. */
export function schemaProblems(
  issues: readonly Issue[],
  file: z.core.$ZodType = writtenPolicy,
): readonly DraftProblem[] {
  return issues.flatMap((issue) => ofIssue(issue, file));
}

function ofIssue(issue: Issue, file: z.core.$ZodType): readonly DraftProblem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, file));
    case 'invalid_type':
      return [wrongType(path, issue.expected, issue.input)];
    case 'invalid_value':
      return [wrongWord(path, issue.values.map(String), issue.input)];
    case 'too_small':
      return [wrongValue(path, `${subject(path)} ${least(issue)}`)];
    case 'too_big':
      return [wrongValue(path, `${subject(path)} ${most(issue)}`)];
    default:
      return [wrongValue(path, issue.message)];
  }
}

function unknownKey(path: WrittenPath, key: string, file: z.core.$ZodType): DraftProblem {
  const mapping = mappingAt(path, file);
  const where = mapping?.name === undefined ? '' : ` of ${mapping.name}`;
  return wrongKey([...path, key], `${quote(key)} is no key${where}`, suggest(key, mapping?.keys ?? []));
}

function wrongType(path: WrittenPath, expected: string, input: unknown): DraftProblem {
  if (input === undefined)
    return wrongKey(path.slice(0, -1), `${quote(path.at(-1))} is missing`, 'Write it here.');
  if (input === null)
    return wrongKey(path, `${subject(path)} is empty`, 'Write what it holds, or leave the key out.');
  const message = `${subject(path)} is to be ${TYPES[expected] ?? expected}, and this is ${typeOf(input)}`;
  return wrongValue(path, message, howTo(expected, input));
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a mapping with keys',
  record: 'a mapping with keys',
};

function typeOf(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  switch (typeof input) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return '`true` or `false`';
    default:
      return 'a mapping';
  }
}

function howTo(expected: string, input: unknown): string | undefined {
  if (expected === 'array') return 'Put each entry on a line of its own, with `- ` in front.';
  if (expected === 'string' && typeof input !== 'object') return `Put it in quotes: "${String(input)}".`;
  return undefined;
}

function wrongWord(path: WrittenPath, words: readonly string[], input: unknown): DraftProblem {
  if (input === null)
    return wrongKey(path, `${subject(path)} is empty`, `Write ${quotedList(words)}, or leave the key out.`);
  const message = `${subject(path)} is to be ${quotedList(words)}`;
  if (typeof input === 'string' && words.includes(input))
    return wrongValue(path, `${message}, and this is text`, 'Write it without quotes.');
  const written = typeof input === 'object' ? typeOf(input) : quote(input);
  const close = words.length > 1 && typeof input === 'string' ? suggest(input, words) : undefined;
  return wrongValue(
    path,
    `${message}, and this is ${written}`,
    close?.startsWith('Did you mean') === true ? close : undefined,
  );
}

function least({ origin, minimum }: { readonly origin: string; readonly minimum: number | bigint }): string {
  if (origin === 'array') return `needs at least ${counted(minimum)}`;
  return origin === 'string' ? 'is empty' : `is at least ${minimum}`;
}

function most({ origin, maximum }: { readonly origin: string; readonly maximum: number | bigint }): string {
  if (origin === 'array') return `holds at most ${counted(maximum)}`;
  return origin === 'string' ? `has at most ${maximum} characters` : `is at most ${maximum}`;
}

function counted(entries: number | bigint): string {
  return Number(entries) === 1 ? '1 entry' : `${entries} entries`;
}

/** `` `users` ``, `` Entry 2 of `users` ``, `The policy`. */
function subject(path: WrittenPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'The policy';
  if (typeof last !== 'number') return quote(last);
  return `Entry ${last + 1} of ${quote(path.at(-2))}`;
}

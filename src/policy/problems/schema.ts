import { z } from 'zod';
import { meant, quote, quotedList, suggest } from '../quote.ts';
import { formsAt, mappingAt } from '../written/mapping.ts';
import { writtenPolicy } from '../written/policy.ts';
import { type DraftProblem, type WrittenPath, wrongKey, wrongValue } from './draft-problem.ts';
import { subject, typeOf } from './subject.ts';
import { wrongType } from './wrong-type.ts';

type Issue = z.core.$ZodIssue;

/** What the schema of a file has against it, in words for the person who wrote it. */
export function schemaProblems(
  issues: readonly Issue[],
  file: z.core.$ZodType = writtenPolicy,
): readonly DraftProblem[] {
  // Of what is of a wrong kind nothing else need be said.
  const wrongKinds = new Set(
    issues.flatMap(({ code, path }) => (code === 'invalid_type' ? [keyOf(path)] : [])),
  );
  return issues
    .filter(({ code, path }) => code === 'invalid_type' || !wrongKinds.has(keyOf(path)))
    .flatMap((issue) => ofIssue(issue, file));
}

function keyOf(path: WrittenPath): string {
  return JSON.stringify(path);
}

function ofIssue(issue: Issue, file: z.core.$ZodType): readonly DraftProblem[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, file));
    case 'invalid_type':
      return inShortForm(path, issue.input, file) ?? [wrongType(path, issue.input, file)];
    case 'invalid_key':
      return [wrongKey(path, issue.issues[0]?.message ?? issue.message)];
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

/** Text that could be the short form of something is told what is wrong with it as that. */
function inShortForm(
  path: WrittenPath,
  input: unknown,
  file: z.core.$ZodType,
): readonly DraftProblem[] | undefined {
  const short = formsAt(path, file).find((form) => form instanceof z.ZodString);
  if (short === undefined || typeof input !== 'string') return undefined;
  const { error } = short.safeParse(input, { reportInput: true });
  return error?.issues.flatMap((issue) => ofIssue({ ...issue, path: [...path] }, file));
}

function unknownKey(path: WrittenPath, key: string, file: z.core.$ZodType): DraftProblem {
  const mapping = mappingAt(path, file);
  const where = mapping?.name === undefined ? '' : ` of ${mapping.name}`;
  return wrongKey([...path, key], `${quote(key)} is no key${where}`, suggest(key, mapping?.keys ?? []));
}

function wrongWord(path: WrittenPath, words: readonly string[], input: unknown): DraftProblem {
  if (input === null)
    return wrongKey(path, `${subject(path)} is empty`, `Write ${quotedList(words)}, or leave the key out.`);
  const message = `${subject(path)} is to be ${quotedList(words)}`;
  if (typeof input === 'string' && words.includes(input))
    return wrongValue(path, `${message}, and this is text`, 'Write it without quotes.');
  const written = typeof input === 'object' ? typeOf(input) : quote(input);
  const hint = typeof input === 'string' ? meant(input, words) : undefined;
  return wrongValue(path, `${message}, and this is ${written}`, hint);
}

function least({ origin, minimum }: { readonly origin: string; readonly minimum: number | bigint }): string {
  if (origin === 'array') return `needs at least ${counted(minimum)}`;
  return origin === 'string' ? 'is empty' : `is at least ${minimum}`;
}

interface TooBig {
  readonly origin: string;
  readonly maximum: number | bigint;
  readonly input?: unknown;
}

function most({ origin, maximum, input }: TooBig): string {
  if (origin === 'array') return `holds at most ${counted(maximum)}`;
  if (origin !== 'string') return `is at most ${maximum}`;
  const length = typeof input === 'string' ? `, and this has ${input.length}` : '';
  return `has at most ${maximum} characters${length}`;
}

function counted(entries: number | bigint): string {
  return Number(entries) === 1 ? '1 entry' : `${entries} entries`;
}

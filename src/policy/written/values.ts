import { z } from 'zod';
import { DURATION_PATTERN, readDuration } from '../../domain/duration.ts';
import { globFault } from '../glob.ts';
import { quote } from '../quote.ts';

/**
 * A mapping with keys of its own, and no others.
 *
 * @param title what messages and the reference call it, such as `a window`; no two have the same.
 */
export function mapping<S extends z.core.$ZodLooseShape>(title: string, shape: S, description?: string) {
  const id = title.replace(/[^a-z -]/g, '').replaceAll(' ', '-');
  return z.strictObject(shape).meta({ id, title, ...(description === undefined ? {} : { description }) });
}

/** A line of text. */
export const text = (longest: number) => z.string().trim().min(1).max(longest);

export const glob = z
  .string()
  .check(({ value, issues }) => {
    const message = globFault(value);
    if (message !== undefined) issues.push({ code: 'custom', message, input: value });
  })
  .meta({
    id: 'path',
    title: 'a path',
    description: 'From the top of the repository, with `*`, `**` and `{a,b}`',
  });

export const globs = z.array(glob).max(50);

/** A length of time as it is written; its milliseconds are read where it is used. */
export const duration = z
  .string()
  .refine((written) => readDuration(written) !== undefined, {
    error: ({ input }) => `${quote(input)} is no length of time: write \`30s\`, \`5min\`, \`24h\` or \`30d\``,
  })
  .meta({
    id: 'length-of-time',
    title: 'a length of time',
    description: '`30s`, `5min`, `24h`, `30d` or `2w`',
    pattern: DURATION_PATTERN,
    examples: ['24h'],
  });

/** The name of something in the same file. */
export const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9 _-]{0,39}$/, {
  error: ({ input }) =>
    `${quote(input)} is no name: at most 40 letters, digits, spaces, \`-\` and \`_\`, a letter first`,
});

/** By definition, which a schema keeps when words about it are added. */
const FORMS = new WeakMap<object, Forms>();

/** What may be written in several forms, of which the problems of the longest are told; undefined of others. */
export function formsOf(schema: z.core.$ZodType): Forms | undefined {
  return FORMS.get(schema._zod.def);
}

interface Forms {
  readonly short: z.core.$ZodType;
  readonly long: z.core.$ZodType;
}

/** What may be written in short: anything but a mapping or a list is taken for the short form. */
export function inShort<S extends z.ZodType, L extends z.ZodType>(
  short: S,
  long: L,
  lengthen: (written: z.output<S>) => unknown,
) {
  const schema = z.preprocess((written) => {
    const read = short.safeParse(written);
    return read.success ? lengthen(read.data) : written;
  }, long);
  FORMS.set(schema._zod.def, { short, long });
  return schema;
}

/** One of something, or a list of them. */
export function oneOrMore<S extends z.ZodType>(one: S, most = 20) {
  const long = z.array(one).min(1).max(most);
  const schema = z.preprocess(
    (written) => (Array.isArray(written) || written === null || written === undefined ? written : [written]),
    long,
  );
  FORMS.set(schema._zod.def, { short: one, long });
  return schema;
}

/** Something, or `off`, which takes away what the extended policy has. */
export function orOff<S extends z.ZodType>(long: S) {
  const schema = z.transform((written: unknown, context): z.output<S> | 'off' => {
    if (written === 'off') return 'off';
    const read = long.safeParse(written, { reportInput: true });
    if (read.success) return read.data;
    context.issues.push(...(read.error.issues as z.core.$ZodRawIssue[]));
    return z.NEVER;
  });
  FORMS.set(schema._zod.def, { short: z.literal('off'), long });
  return schema;
}

import { z } from 'zod';
import { HEADER_FIELDS, NUMBERING_SCHEMES, SECTION_NAMES } from '../../domain/convention.ts';
import { condition } from './condition.ts';
import { duration, glob, globs, inShort, mapping, oneOrMore, orOff, text } from './values.ts';

const when = condition.optional().meta({ description: 'Where it holds; without it, always' });

/** `true` alone asks for it always. */
const plain = inShort(z.literal(true), mapping('a convention', { when }), () => ({}));

const section = z.enum(SECTION_NAMES);
const scheme = z.enum(NUMBERING_SCHEMES);
const template = text(120);

const templates = (description: string) => oneOrMore(template, 10).meta({ description });

const title = inShort(
  template,
  mapping('a convention of titles', { templates: templates('One of them fits the title'), when }),
  (written) => ({ templates: written }),
);

const heading = inShort(
  text(100),
  mapping('a heading', { heading: text(100).meta({ description: 'Its words' }), when }),
  (written) => ({ heading: written }),
);

const box = inShort(
  text(200),
  mapping('a box', { text: text(200).meta({ description: 'Its words' }), when }),
  (written) => ({ text: written }),
);

const pullRequest = mapping('`pull-request`', {
  title: title.optional().meta({
    description: 'Templates of the title, such as `[MIGRATION] {number}: {text} - {level}`',
  }),
  sections: z
    .array(heading)
    .max(30)
    .optional()
    .meta({ description: "Headings of the description, with the author's own words below each" }),
  boxes: z
    .array(box)
    .max(30)
    .optional()
    .meta({ description: 'Boxes of the description that the author must tick' }),
  links: plain
    .optional()
    .meta({ description: 'A link to a related pull request, or a word that there is none' }),
  agrees: plain
    .optional()
    .meta({ description: 'Number and level, where the description names them, agree with the files' }),
});

const rollback = mapping('a convention of rollbacks', {
  files: templates(
    'Names of the file, such as `rollback_{number}.sql`; without it, where the tool has it',
  ).optional(),
  reverses: z
    .boolean()
    .optional()
    .meta({ description: 'Whether it must undo each operation of the migration', default: true }),
  when,
});

const timeouts = mapping('a convention of time-outs', {
  lock: duration.optional().meta({ description: '`lock_timeout` is at most this' }),
  statement: duration.optional().meta({ description: '`statement_timeout` is at most this' }),
  when,
});

const companions = mapping('companions', {
  files: globs.min(1).meta({ description: 'Of these files one has to change' }),
  because: text(300).optional().meta({ description: 'Why, for whoever forgot it' }),
  when,
});

const sectionOfFile = inShort(
  section,
  mapping('a section', { section: section.meta({ description: 'The part of the file' }), when }),
  (written) => ({ section: written }),
);

const off = <S extends z.ZodType>(schema: S, description: string) =>
  orOff(schema).optional().meta({ description });

/** Each may be `off`, which takes away what the extended policy has. */
export const conventions = mapping(
  '`conventions`',
  {
    header: off(
      mapping('a convention of headers', {
        fields: z.array(z.enum(HEADER_FIELDS)).min(1).meta({ description: 'Which lines there must be' }),
        when,
      }),
      'Lines `-- Field: value` at the top of a migration',
    ),
    'file-name': off(
      mapping('a convention of file names', { templates: templates('One of them fits the name'), when }),
      'Names of files, such as `{number}_{snake_case}.sql`; of the folder, where each migration has one',
    ),
    numbering: off(
      inShort(
        scheme,
        mapping('a convention of numbers', {
          scheme: scheme.meta({ description: 'Of which kind they are' }),
          when,
        }),
        (written) => ({ scheme: written }),
      ),
      'How migrations are numbered, without gaps and without two of a number',
    ),
    immutable: off(plain, 'What the base branch has is not changed, renamed or removed'),
    sections: off(z.array(sectionOfFile).max(20), "Parts of a migration's file"),
    rollback: off(
      inShort(z.literal(true), rollback, () => ({})),
      'A way back, in a file of its own or a section',
    ),
    idempotent: off(plain, 'Every statement can run twice'),
    timeouts: off(timeouts, 'Limits that are in effect at each statement that locks'),
    companions: off(z.array(companions).max(20), 'Files that change together with migrations'),
    'pull-request': off(pullRequest, 'What the pull request says of itself'),
    'schema-file': off(
      inShort(
        glob,
        mapping('a convention of schema files', { path: glob.meta({ description: 'The file' }), when }),
        (written) => ({ path: written }),
      ),
      "The ORM's schema: it and the migrations change together and say the same",
    ),
    'row-security': off(plain, 'A new table has row security and a policy, and no policy lets everyone in'),
    deprecation: off(
      mapping('a convention of deprecation', {
        prefix: text(30).meta({ description: 'What a name begins with once it is deprecated' }),
        wait: duration.meta({ description: 'So long after the renaming it may be dropped' }),
        when,
      }),
      'A column or table is renamed, with a dated comment, before it is dropped',
    ),
    'two-phases': off(
      mapping('a convention of two phases', {
        wait: duration.meta({ description: 'So long after what takes its place it may be dropped' }),
        when,
      }),
      'What replaces a column and what drops it are in different pull requests',
    ),
    'required-later': off(
      plain,
      'A column is not made NOT NULL in the pull request that adds or backfills it',
    ),
    'explained-destruction': off(plain, 'A comment or docstring says what is destroyed, and why'),
    'kept-data': off(plain, 'Rows are deleted only with a backup or a statement that brings them back'),
  },
  'What the team has agreed on; each can be `off`, where the extended policy has it',
);

export type WrittenConventions = z.infer<typeof conventions>;

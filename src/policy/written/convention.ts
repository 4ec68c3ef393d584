import { z } from 'zod';
import { HEADER_FIELDS, NUMBERING_SCHEMES, SECTION_NAMES } from '../../domain/convention.ts';
import { condition } from './condition.ts';
import { duration, glob, globs, inShort, oneOrMore, orOff, text } from './values.ts';

const when = condition.optional();
const title = 'a convention';

/** `true` alone asks for it always. */
const plain = inShort(z.literal(true), z.strictObject({ when }).meta({ title }), () => ({}));

const section = z.enum(SECTION_NAMES);
const scheme = z.enum(NUMBERING_SCHEMES);
const template = text(120);

const pullRequest = z
  .strictObject({
    title: inShort(
      template,
      z.strictObject({ templates: oneOrMore(template, 10), when }).meta({ title }),
      (written) => ({ templates: written }),
    ).optional(),
    sections: z
      .array(
        inShort(text(100), z.strictObject({ heading: text(100), when }), (written) => ({ heading: written })),
      )
      .max(30)
      .optional(),
    boxes: z
      .array(inShort(text(200), z.strictObject({ text: text(200), when }), (written) => ({ text: written })))
      .max(30)
      .optional(),
    links: plain.optional(),
    agrees: plain.optional(),
  })
  .meta({ title: '`pull-request`' });

/** Each may be `off`, which takes away what the extended policy has. */
export const conventions = z
  .strictObject({
    header: orOff(z.strictObject({ fields: z.array(z.enum(HEADER_FIELDS)).min(1), when }).meta({ title })),
    'file-name': orOff(z.strictObject({ templates: oneOrMore(template, 10), when }).meta({ title })),
    numbering: orOff(
      inShort(scheme, z.strictObject({ scheme, when }).meta({ title }), (written) => ({ scheme: written })),
    ),
    immutable: orOff(plain),
    sections: orOff(
      z
        .array(
          inShort(section, z.strictObject({ section, when }).meta({ title }), (written) => ({
            section: written,
          })),
        )
        .max(20),
    ),
    rollback: orOff(
      inShort(
        z.literal(true),
        z
          .strictObject({ files: oneOrMore(template, 10).optional(), reverses: z.boolean().optional(), when })
          .meta({ title }),
        () => ({}),
      ),
    ),
    idempotent: orOff(plain),
    timeouts: orOff(
      z.strictObject({ lock: duration.optional(), statement: duration.optional(), when }).meta({ title }),
    ),
    companions: orOff(
      z
        .array(
          z
            .strictObject({ files: globs.min(1), because: text(300).optional(), when })
            .meta({ title: 'companions' }),
        )
        .max(20),
    ),
    'pull-request': orOff(pullRequest),
    'schema-file': orOff(
      inShort(glob, z.strictObject({ path: glob, when }).meta({ title }), (written) => ({ path: written })),
    ),
    'row-security': orOff(plain),
    deprecation: orOff(z.strictObject({ prefix: text(30), wait: duration, when }).meta({ title })),
    'two-phases': orOff(z.strictObject({ wait: duration, when }).meta({ title })),
    'required-later': orOff(plain),
    'explained-destruction': orOff(plain),
    'kept-data': orOff(plain),
  })
  .partial()
  .meta({ title: '`conventions`' });

export type WrittenConventions = z.infer<typeof conventions>;

import { z } from 'zod';
import { WEEKDAYS } from '../../domain/merge-window.ts';
import { quote } from '../quote.ts';
import { duration, name, oneOrMore, text } from './values.ts';

const time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: ({ input }) => `${quote(input)} is no time of day: write \`09:00\` or \`17:30\``,
});

const DAYS = `(?:${WEEKDAYS.join('|')})`;

const days = z.string().regex(new RegExp(`^${DAYS}(?:-${DAYS})?$`), {
  error: ({ input }) => `${quote(input)} is no day: write \`mon\` or \`mon-fri\``,
});

const DATE = '\\d{4}-\\d{2}-\\d{2}';

const dates = z
  .string()
  .regex(new RegExp(`^${DATE}(?:\\.\\.${DATE})?$`), {
    error: ({ input }) => `${quote(input)} is no date: write \`2026-12-24\` or \`2026-12-24..2027-01-02\``,
  })
  .refine((written) => written.split('..').every(isDate), {
    error: ({ input }) => `${quote(input)} has a day that is not in the calendar`,
  });

function isDate(written: string): boolean {
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
}

export const mergeWindow = z
  .strictObject({
    'time-zone': text(50).meta({ description: "IANA's name", examples: ['America/La_Paz'] }),
    open: z
      .array(
        z
          .strictObject({ days: oneOrMore(days, 7).optional(), from: time.optional(), to: time.optional() })
          .meta({ title: 'open hours' }),
      )
      .max(20)
      .optional(),
    closed: z.array(dates).max(100).optional().meta({ description: 'Whole days on which nothing is merged' }),
    notice: z
      .strictObject({ item: name, 'at-least': duration })
      .optional()
      .meta({ title: 'a notice', description: 'It opens so long after an item of the checklist was ticked' }),
  })
  .meta({ title: 'a window', description: 'When merging is allowed' });

export type WrittenWindow = z.infer<typeof mergeWindow>;

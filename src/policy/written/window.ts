import { z } from 'zod';
import { WEEKDAYS } from '../../domain/merge-window.ts';
import { quote } from '../quote.ts';
import { duration, mapping, name, oneOrMore, text } from './values.ts';

const time = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, {
    error: ({ input }) => `${quote(input)} is no time of day: write \`09:00\` or \`17:30\``,
  })
  .meta({ id: 'time-of-day', title: 'a time of day', examples: ['09:00'] });

const DAYS = `(?:${WEEKDAYS.join('|')})`;

const days = z
  .string()
  .regex(new RegExp(`^${DAYS}(?:-${DAYS})?$`), {
    error: ({ input }) => `${quote(input)} is no day: write \`mon\` or \`mon-fri\``,
  })
  .meta({ id: 'days', title: 'a day, or one to another', examples: ['mon-fri'] });

const DATE = '\\d{4}-\\d{2}-\\d{2}';

const dates = z
  .string()
  .regex(new RegExp(`^${DATE}(?:\\.\\.${DATE})?$`), {
    abort: true,
    error: ({ input }) => `${quote(input)} is no date: write \`2026-12-24\` or \`2026-12-24..2027-01-02\``,
  })
  .refine((written) => written.split('..').every(isDate), {
    error: ({ input }) => `${quote(input)} has a day that is not in the calendar`,
  })
  .meta({ id: 'dates', title: 'a date, or one to another', examples: ['2026-12-24'] });

function isDate(written: string): boolean {
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
}

const openHours = mapping('open hours', {
  days: oneOrMore(days, 7)
    .optional()
    .meta({ description: '`mon`, or from one to another: `mon-fri`; without it every day' }),
  from: time.optional().meta({ description: 'A time of day in 24 hours', default: '00:00' }),
  to: time.optional().meta({
    description: 'When they end; a time that is not after `from` is on the next day',
    default: '24:00',
  }),
});

const notice = mapping(
  'a notice',
  {
    item: name.meta({ description: 'The `id` of a line of the checklist, which somebody ticks' }),
    'at-least': duration.meta({ description: 'So long after the tick the window can open' }),
  },
  'It opens so long after an item of the checklist was ticked',
);

export const mergeWindow = mapping(
  'a window',
  {
    'time-zone': text(50).meta({ description: "IANA's name", examples: ['America/La_Paz'] }),
    open: z
      .array(openHours)
      .max(20)
      .optional()
      .meta({ description: 'The hours of the week at which merging is allowed; without it, all' }),
    closed: z.array(dates).max(100).optional().meta({
      description: 'Whole days on which nothing is merged: `2026-12-24` or `2026-12-24..2027-01-02`',
    }),
    notice: notice.optional().meta({ description: 'What has to be announced, and how long before' }),
  },
  'When merging is allowed',
);

export type WrittenWindow = z.infer<typeof mergeWindow>;

import { readFileSync } from 'node:fs';

/** A pull request of the story, before anybody has seen it. */
export interface PlannedPull {
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly coAuthors: readonly string[];
  readonly branch: string;
  readonly path: string;
  readonly text: string;
}

/** The migration's text as it is kept beside this file. */
export function sqlOf(name: string): string {
  return readFileSync(new URL(`pulls/${name}`, import.meta.url), 'utf8');
}

/** The three pull requests by number. */
export const PULLS: Readonly<Record<number, PlannedPull>> = {
  1: {
    title: 'Let customers leave a note for the courier',
    body: 'Support asks for this every week: “leave it with the neighbour”, “the bell is broken”.\n\nCouriers answer in a table of their own.',
    author: 'mira',
    coAuthors: [],
    branch: 'delivery-notes',
    path: 'db/migrations/006_delivery_notes.sql',
    text: sqlOf('006_delivery_notes.sql'),
  },
  2: {
    title: 'Make room for longer product titles',
    body: 'The new supplier’s titles do not fit 80 letters. While we are there, an index to find products by title.',
    author: 'yuki',
    coAuthors: [],
    branch: 'longer-titles',
    path: 'db/migrations/007_longer_titles.sql',
    text: sqlOf('007_longer_titles.sql'),
  },
  3: {
    title: 'Drop the discount codes of the first shop',
    body: 'No code has read `orders.discount_code` since January. A copy stays in `orders_discount_backup` for 30 days.',
    author: 'mira',
    coAuthors: ['omar'],
    branch: 'drop-discount-codes',
    path: 'db/migrations/008_drop_discount_code.sql',
    text: sqlOf('008_drop_discount_code.sql'),
  },
};

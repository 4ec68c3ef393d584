import type { Tool } from '../tool.ts';
import { forward, numberIn } from './plain.ts';

const LAYOUT = /(?:^|\/)(\d+_[^/]*)(?:\.sql|\/migration\.sql)$/i;

/**
 * `drizzle/0003_add_tags.sql` beside `meta/_journal.json`, or `20260116120000_add_tags/migration.sql` beside
 * `snapshot.json`. All migrations run in one transaction.
 * https://orm.drizzle.team/docs/drizzle-kit-generate
 */
export const drizzle: Tool = {
  id: 'drizzle',
  match(path) {
    const layout = LAYOUT.exec(path);
    return layout === null ? undefined : forward(numberIn(layout[1] ?? ''));
  },
  evidence: {
    path: /(?:^|\/)drizzle\//i,
    companion: (folder, changed) =>
      changed === `${folder}meta/_journal.json` || changed === `${folder}snapshot.json`,
    marker: /^--> statement-breakpoint\b/m,
  },
  transaction: { usual: 'file' },
};

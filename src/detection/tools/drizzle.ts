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
    companion: (changed) => /^((?:.*\/)?)(?:meta\/_journal|snapshot)\.json$/s.exec(changed)?.[1],
    marker: /^--> statement-breakpoint\b/m,
  },
  transaction: { usual: 'file' },
};

import type { Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';
import { matchUpAndDown } from './up-and-down.ts';

/**
 * `20260116120000_add_tags.sql`, or the pair `.up.sql` and `.down.sql` when migrations are reversible. Others
 * have the same names: what its `query!` macro prepares in `.sqlx/`, and its own first line, tell it.
 * https://docs.rs/sqlx/latest/sqlx/migrate/trait.MigrationSource.html
 */
export const sqlx: Tool = {
  id: 'sqlx',
  match: (path) => matchUpAndDown(path) ?? matchPlain(path),
  evidence: {
    companion: (changed) => (/(?:^|\/)\.sqlx\/query-/.test(changed) ? '**' : undefined),
    marker: /^\s*-- no-transaction\b/,
  },
  transaction: { usual: 'file', off: /^\s*-- no-transaction\b/ },
};

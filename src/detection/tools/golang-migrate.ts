import type { Tool } from '../tool.ts';
import { matchUpAndDown } from './up-and-down.ts';

/**
 * `001_add_tags.up.sql` and `001_add_tags.down.sql`; a file without either ending is left alone by the tool.
 * A file is sent as one query, which PostgreSQL runs in one transaction where it has several
 * statements.
 * https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md
 */
export const golangMigrate: Tool = {
  id: 'golang-migrate',
  match: matchUpAndDown,
  transaction: { usual: 'query' },
};

import type { Tool } from '../tool.ts';
import { forward, numberIn } from './plain.ts';

const LAYOUT = /(?:^|\/)(?:migrations\/([^/]+)|(\d{14}_[^/]+))\/migration\.sql$/i;

/**
 * `prisma/migrations/20260116120000_add_tags/migration.sql`: a folder for each migration, run in the order of the
 * folders' names. A file is sent as one query, which PostgreSQL runs in one transaction
 * where it has several statements. https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories
 */
export const prisma: Tool = {
  id: 'prisma',
  match(path) {
    const layout = LAYOUT.exec(path);
    return layout === null ? undefined : forward(numberIn(layout[1] ?? layout[2] ?? ''));
  },
  transaction: { usual: 'query' },
};

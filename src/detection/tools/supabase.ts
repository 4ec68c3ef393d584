import type { Tool } from '../tool.ts';
import { forward } from './plain.ts';

const LAYOUT = /(?:^|\/)supabase\/migrations\/(?:(\d+)_|(rollback[-_]))?[^/]*\.sql$/i;

/**
 * `supabase/migrations/20260116120000_add_tags.sql`. Every file whose name begins with digits and `_` is run,
 * one that ends in `.down.sql` too, and `rollback_add_tags.sql` is not. A file is sent as
 * one pipeline, which PostgreSQL runs in one transaction. https://supabase.com/docs/guides/deployment/database-migrations
 */
export const supabase: Tool = {
  id: 'supabase',
  match(path) {
    const layout = LAYOUT.exec(path);
    if (layout === null) return undefined;
    return layout[2] === undefined ? forward(layout[1]) : { direction: 'rollback' };
  },
  transaction: { usual: 'pipeline' },
};

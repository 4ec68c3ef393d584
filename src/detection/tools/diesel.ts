import type { Tool } from '../tool.ts';
import { isInMigrationFolder, numberIn } from './plain.ts';

const LAYOUT = /(?:^|\/)([^/]+)\/(up|down)\.sql$/i;

/**
 * `migrations/2026-01-16-120000_add_tags/up.sql` and `down.sql`. The version is what stands before the first `_`,
 * without hyphens. Each file runs in a transaction unless `metadata.toml` says otherwise.
 * https://docs.rs/diesel_migrations/latest/diesel_migrations/
 */
export const diesel: Tool = {
  id: 'diesel',
  match(path) {
    const [, folder = '', way = ''] = LAYOUT.exec(path) ?? [];
    const number = numberIn(folder)?.replaceAll('-', '');
    if (way === '' || !(isInMigrationFolder(path) || (number !== undefined && number.length >= 8)))
      return undefined;
    return {
      direction: way.toLowerCase() === 'down' ? 'rollback' : 'forward',
      ...(number === undefined ? {} : { number }),
    };
  },
  transaction: { usual: 'unknown' },
};

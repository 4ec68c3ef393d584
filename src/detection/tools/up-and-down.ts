import type { Place } from '../tool.ts';

const LAYOUT = /(?:^|\/)(\d+)_[^/]*\.(up|down)\.(?:sql|psql|pgsql)$/i;

/** `001_add_tags.up.sql` with `001_add_tags.down.sql` as the way back. */
export function matchUpAndDown(path: string): Place | undefined {
  const [, number, way = ''] = LAYOUT.exec(path) ?? [];
  if (number === undefined) return undefined;
  return { direction: way.toLowerCase() === 'down' ? 'rollback' : 'forward', number };
}

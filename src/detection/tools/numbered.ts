import { fileOf } from '../path.ts';
import type { Place, Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';

/** By their names the way back: `099_rollback.sql`, `rollback_add_tags.sql`, `099_add_tags.down.sql`, `001.undo.tags.sql`. */
const ROLLBACK =
  /^(?:(?:\d[\d.]*[A-Z]?_)?rollback|rollback[-_].*|down|.*\.(?:down|rollback|undo|revert)|\d+\.undo\..*)\.sql$/i;

/** What stands where the folder should be, so it is a link or a submodule. */
const LINKED_FOLDER = /(?:^|\/)(?:db[-_]?)?migrations$/i;

/**
 * Plain SQL files run in the order of their numbers by a script of the team's own; no tool documents it. A name
 * alone does not prove a rollback to such a script: `pairRollbacks` has the last word.
 */
export const numbered: Tool = {
  id: 'numbered',
  match(path): Place | undefined {
    if (LINKED_FOLDER.test(path)) return { direction: 'forward' };
    const place = matchPlain(path);
    return place !== undefined && ROLLBACK.test(fileOf(path)) ? { ...place, direction: 'rollback' } : place;
  },
  transaction: { usual: 'unknown' },
};

import { fileOf } from '../path.ts';
import type { Tool } from '../tool.ts';
import { forward } from './plain.ts';

const LAYOUT = /(?:^|\/)versions\/(?:.*\/)?(?!__init__\.py$)[^/]+\.py$/i;
const ALEMBIC_FOLDER = /(?:^|\/)[^/]*(?:alembic|migrat)[^/]*\//i;
/** Alembic's own name for a file: its revision, then what it is about. */
const REVISION = /^[0-9a-f]{12}_/i;
/** A date that `file_template` puts in front; a revision is no number, for revisions have no order of their own. */
const DATE = /^(\d{4}[-_]?\d\d[-_]?\d\d(?:[-_T]?\d+)*)(?=[-_])/;

/** `alembic/versions/1975ea83b712_add_tags.py`. https://alembic.sqlalchemy.org/en/latest/tutorial.html */
export const alembic: Tool = {
  id: 'alembic',
  match(path) {
    const file = fileOf(path);
    if (!LAYOUT.test(path) || !(ALEMBIC_FOLDER.test(path) || REVISION.test(file))) return undefined;
    return forward(REVISION.test(file) ? undefined : DATE.exec(file)?.[1]);
  },
  transaction: { usual: 'file' },
};

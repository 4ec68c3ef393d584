import { fileOf } from '../path.ts';
import type { Tool } from '../tool.ts';
import { forward, matchPlain, numberIn } from './plain.ts';

const CHANGELOG = /(?:^|\/)(?:[^/]*changelogs?|liquibase)\/(?:.*\/)?[^/]+\.sql$/i;

/**
 * SQL whose first line is `--liquibase formatted sql`, usually below `changelog`. Its way back is in comments,
 * `--rollback …`. https://docs.liquibase.com/concepts/changelogs/sql-format.html
 */
export const liquibase: Tool = {
  id: 'liquibase',
  match: (path) => (CHANGELOG.test(path) ? forward(numberIn(fileOf(path))) : matchPlain(path)),
  evidence: { path: CHANGELOG, marker: /^\s*--[ \t]*liquibase formatted sql\b/i },
  transaction: { usual: 'file', off: /^[ \t]*--[ \t]*changeset\b.*\brunInTransaction:false\b/im },
};

import type { Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';

/** `20260116120000-add-tags.sql` with sections `-- +migrate Up` and `-- +migrate Down`. https://github.com/rubenv/sql-migrate#writing-migrations */
export const sqlMigrate: Tool = {
  id: 'sql-migrate',
  match: matchPlain,
  evidence: { marker: /^[ \t]*--[ \t]*\+migrate[ \t]+up\b/im },
  transaction: { usual: 'file', off: /^[ \t]*--[ \t]*\+migrate[ \t]+up\b.*\bnotransaction\b/im },
  sections: {
    up: /^[ \t]*--[ \t]*\+migrate[ \t]+up\b/i,
    down: /^[ \t]*--[ \t]*\+migrate[ \t]+down\b/i,
    statementEnd: /^[ \t]*--[ \t]*\+migrate[ \t]+statementend\b/i,
  },
};

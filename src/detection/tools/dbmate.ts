import type { Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';

/** `db/migrations/20260116120000_add_tags.sql` with sections `-- migrate:up` and `-- migrate:down`. https://github.com/amacneil/dbmate#creating-migrations */
export const dbmate: Tool = {
  id: 'dbmate',
  match: matchPlain,
  evidence: { marker: /^[ \t]*--[ \t]*migrate:up\b/im },
  transaction: { usual: 'file', off: /^[ \t]*--[ \t]*migrate:up\b.*\btransaction:false\b/im },
  sections: { up: /^[ \t]*--[ \t]*migrate:up\b/i, down: /^[ \t]*--[ \t]*migrate:down\b/i },
};

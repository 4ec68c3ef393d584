import type { Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';

/** `migrations/1768564800000_add-tags.sql` with `-- Up Migration` and `-- Down Migration`. https://salsita.github.io/node-pg-migrate/migrations/ */
export const nodePgMigrate: Tool = {
  id: 'node-pg-migrate',
  match: matchPlain,
  evidence: { marker: /^[ \t]*--[ \t-]*up[ \t]+migration\b/im },
  transaction: { usual: 'file' },
  sections: { up: /^[ \t]*--[ \t-]*up[ \t]+migration\b/i, down: /^[ \t]*--[ \t-]*down[ \t]+migration\b/i },
};

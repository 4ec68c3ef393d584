import type { Tool } from '../tool.ts';
import { matchPlain } from './plain.ts';

/**
 * `migrations/20260116120000_add_tags.sql` beside `atlas.sum`, which changes with every migration; no way back
 * is kept in files. https://atlasgo.io/concepts/migration-directory-integrity
 */
export const atlas: Tool = {
  id: 'atlas',
  match: matchPlain,
  evidence: {
    companion: (changed) => /^((?:.*\/)?)atlas\.sum$/s.exec(changed)?.[1],
    marker: /^[ \t]*--[ \t]*atlas:(?:txmode|delimiter|import|checkpoint)\b/m,
  },
  transaction: { usual: 'file', off: /^[ \t]*--[ \t]*atlas:txmode[ \t]+none\b/im },
};

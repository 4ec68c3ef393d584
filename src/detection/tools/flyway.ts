import type { Tool } from '../tool.ts';

const VERSIONED = /(?:^|\/)([VUB])(\d+(?:[._]\d+)*)__[^/]*\.sql$/i;
const REPEATABLE = /(?:^|\/)R__[^/]+\.sql$/i;

/**
 * `V1.2__add_tags.sql` once, `U1.2__add_tags.sql` to undo it, `B1.2__baseline.sql` for new databases only, and
 * `R__tags_view.sql` again whenever it changes. `_` in a version stands for a dot. Each file runs in a transaction
 * unless it has a statement that cannot, or a `.conf` beside it says `executeInTransaction=false`.
 * https://documentation.red-gate.com/flyway/flyway-concepts/migrations
 */
export const flyway: Tool = {
  id: 'flyway',
  match(path) {
    if (REPEATABLE.test(path)) return { direction: 'repeatable' };
    const [, prefix = '', version = ''] = VERSIONED.exec(path) ?? [];
    if (prefix === '') return undefined;
    return {
      direction: prefix.toUpperCase() === 'U' ? 'rollback' : 'forward',
      number: version.replaceAll('_', '.'),
    };
  },
  transaction: { usual: 'detected' },
};

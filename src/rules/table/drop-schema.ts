import { printIdentifier } from '../../domain/operation/name.ts';
import { retiredName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const dropSchema = operationRule({
  id: 'drop-schema',
  kinds: ['drop-schema'],
  title: 'A schema is dropped',
  why: 'With CASCADE every table in it is gone with its rows, whatever they are, and code that still uses one of them fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of every table in the schema wait.',
  },
  saferWay:
    'Stop using the schema in one release, rename it out of the way in the next, and drop its tables one by one later.',
  severity: 'warning',
  categories: ['destructive', 'incompatible'],
  examples: {
    bad: ['DROP SCHEMA booking CASCADE;', 'DROP SCHEMA IF EXISTS booking;'],
    good: ['CREATE SCHEMA booking;'],
  },
  check({ operation: { schema, cascade } }) {
    const retired = printIdentifier(retiredName(schema));
    return {
      message: `Schema \`${schema}\` is dropped${cascade ? ', and everything in it' : ''}.`,
      sql: [
        '-- When no code uses it any more: out of the way, and back at once should it be missed.',
        `ALTER SCHEMA ${printIdentifier(schema)} RENAME TO ${retired};`,
        `-- Some weeks later, in a migration of its own: drop ${retired}.`,
      ].join('\n'),
    };
  },
});

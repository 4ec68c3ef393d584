import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const dropTrigger = operationRule({
  id: 'drop-trigger',
  kinds: ['drop-trigger'],
  title: 'A trigger of a table in use is dropped and not made again',
  why: 'What it did whenever a row changed is no longer done, and rows that change from then on show it.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay: 'Disable it in one release, and drop it in the next when nothing has missed it.',
  severity: 'note',
  categories: ['incompatible'],
  examples: {
    bad: ['DROP TRIGGER audit ON bookings;'],
    good: [
      `DROP TRIGGER IF EXISTS audit ON bookings;
CREATE TRIGGER audit BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION log();`,
      'CREATE TABLE t (id int); DROP TRIGGER IF EXISTS audit ON t;',
    ],
  },
  check({ operation: { trigger, table }, catalogue, later }) {
    if (isSurelyNewTable(catalogue, table)) return undefined;
    if (later(table, 'create-trigger').some((next) => next.trigger === trigger)) return undefined;
    return {
      message: `Trigger \`${trigger}\` of \`${printName(table)}\` is dropped.`,
      sql: [
        '-- Out of the way, and back at once should it be missed:',
        `ALTER TABLE ${printName(table)} DISABLE TRIGGER ${printIdentifier(trigger)};`,
      ].join('\n'),
    };
  },
});

import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { isInTransaction } from '../script-state.ts';

export const disableTrigger = operationRule({
  id: 'disable-trigger',
  kinds: ['switch-trigger'],
  title: 'Triggers of a table in use are disabled',
  why: 'Rows that anybody changes meanwhile are not checked, logged or kept in step; ALL leaves out foreign keys too, and nothing checks the rows afterwards.',
  lock: {
    mode: 'share row exclusive',
    cost: 'catalogue',
    effect: 'Writes to the table wait until the transaction ends; reads go on.',
  },
  saferWay:
    'Disable one trigger by its name, and enable it again in the same transaction, so that nobody else writes meanwhile.',
  severity: 'warning',
  categories: ['data'],
  examples: {
    bad: ['ALTER TABLE bookings DISABLE TRIGGER ALL;', 'ALTER TABLE bookings DISABLE TRIGGER audit;'],
    good: [
      'ALTER TABLE bookings ENABLE TRIGGER audit;',
      `BEGIN;
ALTER TABLE bookings DISABLE TRIGGER audit;
ALTER TABLE bookings ENABLE TRIGGER audit;
COMMIT;`,
      'CREATE TABLE t (id int); ALTER TABLE t DISABLE TRIGGER ALL;',
    ],
  },
  check({ operation: { table, trigger, enabled }, catalogue, state, later }) {
    if (enabled || isNewTable(catalogue, table)) return undefined;
    const all = /^(?:all|user)$/i.test(trigger);
    const back = later(table, 'switch-trigger').some((next) => next.enabled && next.trigger === trigger);
    if (isInTransaction(state) && back && !all) return undefined;
    const name = printName(table);
    const shown = all ? 'trigger_name' : printIdentifier(trigger);
    const which = all ? 'The triggers' : `Trigger \`${trigger}\``;
    return {
      message: `${which} of \`${name}\` ${all ? 'are' : 'is'} disabled${back ? ' while others may write' : ' and not enabled again'}.`,
      sql: [
        'BEGIN;',
        `ALTER TABLE ${name} DISABLE TRIGGER ${shown};`,
        '-- … what has to be done without it …',
        `ALTER TABLE ${name} ENABLE TRIGGER ${shown};`,
        'COMMIT;',
      ].join('\n'),
    };
  },
});

import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const disableAutovacuum = operationRule({
  id: 'disable-autovacuum',
  kinds: ['set-table-options'],
  title: 'Autovacuum is switched off for a table',
  why: 'The table grows with every change, its statistics age and queries become slow, until PostgreSQL has to vacuum it at the worst moment.',
  lock: {
    mode: 'share update exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table go on.',
  },
  saferWay: 'Let autovacuum come more often to a table that changes much, with less to do each time.',
  severity: 'warning',
  categories: [],
  examples: {
    bad: ['ALTER TABLE bookings SET (autovacuum_enabled = false);'],
    good: [
      'ALTER TABLE bookings SET (autovacuum_vacuum_scale_factor = 0.02);',
      'ALTER TABLE bookings SET (autovacuum_enabled = true);',
    ],
  },
  check({ operation: { table, options } }) {
    const off = Object.entries(options).some(
      ([name, value]) => name.endsWith('autovacuum_enabled') && /^(?:false|off|0|no)$/i.test(value),
    );
    if (!off) return undefined;
    return {
      message: `Autovacuum no longer comes to \`${printName(table)}\`.`,
      sql: `ALTER TABLE ${printName(table)} SET (autovacuum_vacuum_scale_factor = 0.02);`,
    };
  },
});

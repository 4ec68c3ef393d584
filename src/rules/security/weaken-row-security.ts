import { printName } from '../../domain/operation/name.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { conditionalPolicy, openPolicy } from '../open-policy.ts';
import { operationRule } from '../rule.ts';

export const weakenRowSecurity = operationRule({
  id: 'weaken-row-security',
  kinds: ['set-row-security', 'drop-policy', 'create-policy', 'alter-policy'],
  title: 'Row level security is switched off, loses a policy, or lets every row through',
  why: 'Rows that were hidden or protected are open to whoever may use the table, from the moment the migration has run.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay:
    'Write the condition that says whose row it is; make the new policy before the old one is dropped.',
  severity: 'warning',
  categories: ['security'],
  examples: {
    bad: [
      'ALTER TABLE bookings DISABLE ROW LEVEL SECURITY;',
      'ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY;',
      'DROP POLICY own ON bookings;',
      'CREATE POLICY everybody ON bookings USING (true);',
      'ALTER POLICY own ON bookings USING (true);',
    ],
    good: [
      'CREATE POLICY own ON bookings USING (owner = current_user);',
      'DROP POLICY own ON bookings; CREATE POLICY own ON bookings USING (owner = current_user);',
      'CREATE POLICY everybody ON bookings AS RESTRICTIVE USING (true);',
      'CREATE POLICY service ON bookings TO service_role USING (true);',
    ],
  },
  check({ operation, catalogue, later }) {
    const { table } = operation;
    if (operation.kind !== 'create-policy' && isSurelyNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    switch (operation.kind) {
      case 'set-row-security': {
        const { setting } = operation;
        if (setting === 'enable' || setting === 'force') return undefined;
        const who = setting === 'disable' ? 'whoever may use the table' : 'the owner of the table';
        return {
          message: `Row level security of \`${name}\` is ${setting === 'disable' ? 'disabled' : 'no longer forced'}: every row is open to ${who}.`,
          sql: conditionalPolicy(table, table.name),
        };
      }
      case 'drop-policy': {
        const again = later(table, 'create-policy').some((next) => next.policy === operation.policy);
        if (again) return undefined;
        return {
          message: `Policy \`${operation.policy}\` of \`${name}\` is dropped and not made again.`,
          sql: conditionalPolicy(table, operation.policy),
        };
      }
      case 'create-policy':
      case 'alter-policy':
        return openPolicy(operation);
    }
  },
});

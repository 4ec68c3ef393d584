import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { isNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const enableRlsWithoutPolicy = operationRule({
  id: 'enable-rls-without-policy',
  kinds: ['set-row-security'],
  title: 'Row level security is enabled on a table in use, and no policy comes with it',
  why: 'Without a policy nobody but the owner sees or changes a row: code that uses the table finds it empty from then on.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of the table wait, if only for a moment.',
  },
  saferWay: 'Create the policies first: they do nothing until row level security is enabled.',
  severity: 'warning',
  categories: ['security', 'incompatible'],
  examples: {
    bad: ['ALTER TABLE bookings ENABLE ROW LEVEL SECURITY;'],
    good: [
      `CREATE POLICY own ON bookings USING (owner = current_user);
ALTER TABLE bookings ENABLE ROW LEVEL SECURITY;`,
      `ALTER TABLE bookings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON bookings USING (owner = current_user);`,
      'CREATE TABLE t (id int); ALTER TABLE t ENABLE ROW LEVEL SECURITY;',
    ],
  },
  check({ operation: { table, setting }, catalogue, earlier, later }) {
    if (setting !== 'enable' || isNewTable(catalogue, table)) return undefined;
    if (earlier(table, 'create-policy').length + later(table, 'create-policy').length > 0) return undefined;
    const name = printName(table);
    return {
      message: `Row level security is enabled on \`${name}\`, and this migration makes no policy for it.`,
      sql: [
        '-- Whoever may see and change a row, in one policy or several:',
        `CREATE POLICY ${printIdentifier(`${table.name}_own`)} ON ${name}`,
        '  USING (owner = current_user) WITH CHECK (owner = current_user);',
        `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;`,
      ].join('\n'),
    };
  },
});

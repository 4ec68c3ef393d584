import { printIdentifier } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';

export const dropOrReassignOwned = operationRule({
  id: 'drop-or-reassign-owned',
  kinds: ['drop-owned', 'reassign-owned'],
  title: 'Everything that a role owns is dropped or given away',
  why: 'What that is the SQL does not say, and it differs from database to database: tables with all their rows may be among it.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Reads and writes of everything that the role owns wait.',
  },
  saferWay: 'List what the role owns, and drop it or change its owner one by one, by name.',
  severity: 'warning',
  level: 'high',
  categories: ['destructive', 'security'],
  examples: {
    bad: ['DROP OWNED BY joe CASCADE;', 'REASSIGN OWNED BY joe TO postgres;'],
    good: ['ALTER TABLE bookings OWNER TO postgres;'],
  },
  check({ operation }) {
    const roles = operation.roles.map((role) => `\`${role}\``).join(', ');
    const deed = operation.kind === 'drop-owned' ? 'dropped' : `given to \`${operation.to}\``;
    return {
      message: `Everything that ${roles} own is ${deed}, whatever it is.`,
      sql: [
        '-- What there is, to be named one by one in the migration:',
        ...operation.roles.map(
          (role) =>
            `SELECT oid::regclass FROM pg_class WHERE relowner = '${printIdentifier(role).replaceAll("'", "''")}'::regrole;`,
        ),
      ].join('\n'),
    };
  },
});

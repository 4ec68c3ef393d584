import { operationRule } from '../rule.ts';

export const sessionReplicationRole = operationRule({
  id: 'session-replication-role',
  kinds: ['set-variable'],
  title: 'Triggers and foreign keys are switched off for the session',
  why: 'Every table can be left with rows that point to nothing, nothing checks them afterwards, and the next migration of the session goes on so.',
  saferWay:
    'Leave it as it is: load parents before children, or disable one trigger by its name in a transaction of its own.',
  severity: 'warning',
  level: 'high',
  categories: ['data', 'security'],
  examples: {
    bad: ['SET session_replication_role = replica;', `SET LOCAL session_replication_role TO 'local';`],
    good: ['SET session_replication_role = origin;', 'SET session_replication_role TO DEFAULT;'],
  },
  check({ operation: { variable, value } }) {
    if (variable !== 'session_replication_role' || value === undefined || /origin/i.test(value))
      return undefined;
    return {
      message: `\`session_replication_role\` is set to \`${value.replaceAll("'", '')}\`: triggers and foreign keys are not obeyed from then on.`,
      sql: '-- As PostgreSQL has it:\nSET session_replication_role = origin;',
    };
  },
});

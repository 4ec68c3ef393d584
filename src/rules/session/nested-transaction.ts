import { operationRule } from '../rule.ts';

export const nestedTransaction = operationRule({
  id: 'nested-transaction',
  kinds: ['begin', 'commit', 'rollback'],
  title: 'A transaction is begun or ended inside another one',
  why: 'PostgreSQL has no transactions within transactions: BEGIN does nothing, and COMMIT ends the outer one, so that what follows can no longer be taken back with it.',
  saferWay: 'Remove it; where a part has to be taken back by itself, use SAVEPOINT and ROLLBACK TO.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: ['BEGIN; SELECT 1; BEGIN; SELECT 2; COMMIT;'],
    good: ['BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT;', 'BEGIN; SAVEPOINT a; RELEASE a; COMMIT;'],
  },
  check({ operation: { kind }, state: { transaction } }) {
    if (transaction === 'tool')
      return {
        message:
          kind === 'begin'
            ? 'BEGIN does nothing here, because the tool runs this file in a transaction already.'
            : `${kind.toUpperCase()} ends the transaction in which the tool runs this file.`,
        saferWay: 'Remove it, or tell the tool to run this file without a transaction of its own.',
      };
    if (transaction !== 'script' || kind !== 'begin') return undefined;
    return {
      message: 'BEGIN does nothing here, because a transaction is open already.',
      sql: '-- For a part that can be taken back by itself:\nSAVEPOINT part;',
    };
  },
});

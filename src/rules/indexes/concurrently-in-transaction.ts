import { printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { operationRule } from '../rule.ts';
import { isInTransaction, type ScriptState } from '../script-state.ts';
import { bare, outsideTransaction, partAt } from '../source-text.ts';

export const concurrentlyInTransaction = operationRule({
  id: 'concurrently-in-transaction',
  kinds: ['create-index', 'drop-index', 'reindex', 'detach-partition'],
  title: 'CONCURRENTLY is used inside a transaction',
  why: 'PostgreSQL refuses it there, so the migration fails: it needs transactions of its own between which others go on.',
  saferWay: 'Put the statement into a migration of its own that runs outside a transaction.',
  severity: 'error',
  categories: ['incompatible'],
  examples: {
    bad: [
      'BEGIN; CREATE INDEX CONCURRENTLY bookings_status_idx ON bookings (status); COMMIT;',
      'BEGIN; DROP INDEX CONCURRENTLY bookings_status_idx; COMMIT;',
      'DO $$ BEGIN REINDEX INDEX CONCURRENTLY bookings_status_idx; END $$;',
    ],
    good: [
      'CREATE INDEX CONCURRENTLY bookings_status_idx ON bookings (status);',
      'BEGIN; SELECT 1; COMMIT; CREATE INDEX CONCURRENTLY bookings_status_idx ON bookings (status);',
      'BEGIN; CREATE INDEX bookings_status_idx ON bookings (status); COMMIT;',
    ],
  },
  check({ operation, state, source, statement, migration }) {
    const inBlock = statement.operations[0]?.kind === 'do-block';
    if (!operation.concurrently || !(isInTransaction(state) || inBlock)) return undefined;
    const written = bare(inBlock ? partAt({ migration, statement, source }, operation.span) : source);
    const where = inBlock ? 'a DO block, which is a transaction' : transactionOf(state);
    return {
      message: `${subject(operation)} CONCURRENTLY inside ${where}: PostgreSQL refuses it.`,
      ...(/^execute\b/i.test(written) ? {} : { sql: outsideTransaction(`${written};`) }),
    };
  },
});

function transactionOf({ transaction }: ScriptState): string {
  switch (transaction) {
    case 'tool':
      return 'the transaction in which the tool runs this file';
    case 'query':
      return 'the transaction that the statements of this file are, as the tool sends them together';
    case 'script':
    case 'none':
    case 'unknown':
      return 'the transaction that this file begins';
  }
}

function subject(
  operation: OperationOf<'create-index' | 'drop-index' | 'reindex' | 'detach-partition'>,
): string {
  switch (operation.kind) {
    case 'create-index':
      return `An index on \`${printName(operation.table)}\` is built`;
    case 'drop-index':
      return `Index \`${printName(operation.index)}\` is dropped`;
    case 'reindex':
      return `${operation.name === undefined ? 'Every index' : `\`${printName(operation.name)}\``} is rebuilt`;
    case 'detach-partition':
      return `Partition \`${printName(operation.partition)}\` is detached`;
  }
}

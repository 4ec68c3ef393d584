import type { Script } from '../../domain/script.ts';
import type { Span } from '../../domain/span.ts';
import { migrationRule } from '../rule.ts';

export const transactionNotClosed = migrationRule({
  id: 'transaction-not-closed',
  title: 'A transaction is begun and not ended',
  why: 'What runs the file ends the session, and PostgreSQL then takes back everything that the transaction did; or the next migration runs inside it.',
  saferWay: 'End the transaction with COMMIT in the same file.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: ['BEGIN; CREATE TABLE tags (id bigint PRIMARY KEY);', 'START TRANSACTION; SELECT 1; COMMIT; BEGIN;'],
    good: ['BEGIN; CREATE TABLE tags (id bigint PRIMARY KEY); COMMIT;', 'BEGIN; SELECT 1; ROLLBACK;'],
  },
  check({ script }) {
    const begin = openTransaction(script);
    if (begin === undefined) return [];
    return [
      {
        message: `The transaction that line ${begin.from.line} begins is not ended in this file.`,
        sql: '-- As the last statement of the file:\nCOMMIT;',
        span: begin,
      },
    ];
  },
});

/** The BEGIN that nothing ends. */
function openTransaction(script: Script | undefined): Span | undefined {
  let open: Span | undefined;
  for (const { operations } of script?.statements ?? [])
    for (const { kind, span } of operations) {
      if (kind === 'begin') open ??= span;
      if (kind === 'commit' || kind === 'rollback' || kind === 'prepared-transaction') open = undefined;
    }
  return open;
}

import { printName } from '../../domain/operation/name.ts';
import { inRanges } from '../batches.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { bare } from '../source-text.ts';

export const updateWithoutWhere = operationRule({
  id: 'update-without-where',
  kinds: ['update'],
  title: 'Every row of a table is updated at once',
  why: 'Every row is written again and stays locked until the transaction ends: others who change them wait, replicas fall behind, and the old values are gone.',
  lock: {
    mode: 'row exclusive',
    cost: 'scan',
    effect: 'Reads go on; whoever changes a row that was updated waits until the transaction ends.',
  },
  saferWay:
    'Update in batches outside the migration, each in its own transaction, only the rows that need it.',
  severity: 'warning',
  categories: ['data', 'blocking'],
  examples: {
    bad: [
      'UPDATE bookings SET total_price = total_price * 1.1;',
      `UPDATE bookings SET status = 'pending' WHERE true;`,
    ],
    good: [
      `UPDATE bookings SET status = 'pending' WHERE status IS NULL AND id < 10000;`,
      `CREATE TABLE rates (rate numeric); UPDATE rates SET rate = 1;`,
    ],
  },
  check({ operation: { table, where }, source, catalogue }) {
    if (where === 'present' || isSurelyNewTable(catalogue, table)) return undefined;
    const plain = plainUpdate(source);
    const sql = plain === undefined ? undefined : inRanges(plain, table, catalogue);
    return {
      message: `Every row of \`${printName(table)}\` is updated at once.`,
      ...(sql === undefined ? {} : { sql }),
    };
  },
});

/** The statement without its WHERE, where it has nothing that another one could not simply follow. */
function plainUpdate(source: string): string | undefined {
  const statement = bare(source).replace(/\s+where\s+(?:true|1\s*=\s*1)$/i, '');
  if (!/^update\b/i.test(statement) || /--|\/\*|\b(?:from|returning|select|where)\b/i.test(statement))
    return undefined;
  return statement;
}

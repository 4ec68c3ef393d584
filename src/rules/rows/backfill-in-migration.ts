import { printName } from '../../domain/operation/name.ts';
import { isSurelyNewTable } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { bare } from '../source-text.ts';

export const backfillInMigration = operationRule({
  id: 'backfill-in-migration',
  kinds: ['update', 'delete'],
  title: 'Many rows of a table in use may be changed in one statement',
  why: 'Every row that is changed stays locked until the transaction ends, replicas fall behind, and how many rows there are cannot be seen here.',
  lock: {
    mode: 'row exclusive',
    cost: 'scan',
    effect: 'Reads go on; whoever changes one of the rows waits until the transaction ends.',
  },
  saferWay: 'Change the rows in batches outside the migration, each in a transaction of its own.',
  severity: 'note',
  categories: ['data'],
  examples: {
    bad: [
      `UPDATE bookings SET status = 'pending' WHERE status IS NULL;`,
      `DELETE FROM bookings WHERE created_at < '2020-01-01';`,
    ],
    good: [
      `UPDATE bookings SET status = 'pending' WHERE id = 12;`,
      `UPDATE bookings SET status = 'pending' WHERE status IS NULL AND id BETWEEN 1 AND 1000;`,
      `CREATE TABLE rates (rate numeric); UPDATE rates SET rate = 1 WHERE rate IS NULL;`,
    ],
  },
  check({ operation: { kind, table, where }, source, catalogue }) {
    if (where !== 'present' || isSurelyNewTable(catalogue, table) || isBounded(source)) return undefined;
    const name = printName(table);
    const batch = batched(source, name);
    return {
      message: `Rows of \`${name}\` are ${kind === 'update' ? 'updated' : 'deleted'} in one statement, however many they are.`,
      ...(batch === undefined ? {} : { sql: batch }),
    };
  },
});

/** Whether the statement picks rows by their key, or no more than a number of them. */
function isBounded(source: string): boolean {
  return /\blimit\s+\d|\b(?:\w+_)?(?:id|uuid|key|code|slug)"?\s*(?:=|in\s*\(\s*['\d]|between\b|[<>]=?\s*\d)/i.test(
    source,
  );
}

/** The statement over some rows at a time, where it is written so simply that this can be said. */
function batched(source: string, table: string): string | undefined {
  const [, head, condition] = /^((?:update|delete)\b[\s\S]*?)\bwhere\b([\s\S]*)$/i.exec(bare(source)) ?? [];
  if (head === undefined || condition === undefined) return undefined;
  if (/--|\/\*|\b(?:from\s+\S+\s*,|using|returning|select|with)\b/i.test(source)) return undefined;
  if (/^update\b[\s\S]*\bfrom\b/i.test(head)) return undefined;
  return [
    '-- Outside the migration, again and again until no row is changed:',
    `${head.trim()}`,
    `  WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${condition.trim()} LIMIT 1000));`,
  ].join('\n');
}

import { type Name, printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { inRanges, untilNone } from '../batches.ts';
import { type Catalogue, findTable, isSurelyNewTable } from '../catalogue.ts';
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
      `UPDATE bookings b SET status = 'past' WHERE b.created_at < '2020-01-01';`,
      `UPDATE bookings SET room_id = old_room_id WHERE status = 'moved';`,
    ],
    good: [
      `UPDATE bookings SET status = 'pending' WHERE id = 12;`,
      `UPDATE bookings SET status = 'pending' WHERE status IS NULL AND id BETWEEN 1 AND 1000;`,
      `CREATE TABLE rates (rate numeric); UPDATE rates SET rate = 1 WHERE rate IS NULL;`,
    ],
  },
  check({ operation, source, catalogue }) {
    const { kind, table, where } = operation;
    if (where !== 'present' || isSurelyNewTable(catalogue, table)) return undefined;
    const name = printName(table);
    const written = partsOf(source);
    if (isBounded(written?.condition ?? source, catalogue, table)) return undefined;
    const sql = written === undefined ? undefined : batched(operation, written, catalogue);
    return {
      message: `Rows of \`${name}\` are ${kind === 'update' ? 'updated' : 'deleted'} in one statement, however many they are.`,
      ...(sql === undefined ? {} : { sql }),
    };
  },
});

/** Columns that are a key of their table by their name, where nothing more is known of them. */
const KEYS = /^(?:id|uuid|key|code|slug)$/;

/** Whether a WHERE picks rows by the table's key, or no more than a number of them. */
function isBounded(condition: string, catalogue: Catalogue, table: Name): boolean {
  if (/\blimit\s+\d/i.test(condition)) return true;
  const picked = condition.matchAll(/\b(\w+)"?\s*(?:=|in\s*\(\s*['\d]|between\b|[<>]=?\s*\d)/gi);
  const known = findTable(catalogue, table);
  const keys = [...(known?.constraints.values() ?? [])].flatMap(({ constraint }) =>
    constraint.type === 'primary-key' || constraint.type === 'unique' ? constraint.columns.slice(0, 1) : [],
  );
  return [...picked].some(([, column = '']) =>
    keys.length > 0 ? keys.includes(column) : KEYS.test(column) || /_(?:id|uuid)$/.test(column),
  );
}

interface Written {
  /** Up to the WHERE. */
  readonly head: string;
  /** The table, with the other name that it has. */
  readonly target: string;
  readonly condition: string;
}

/** The parts of a statement that is written so simply that it can be taken apart. */
function partsOf(source: string): Written | undefined {
  const [, head, target, condition] =
    /^((?:update\s+(?=[\s\S]*?\sset\b)|delete\s+from\s+)([\s\S]*?)(?:\sset\b[\s\S]*?)?)\s+where\b([\s\S]*)$/i.exec(
      bare(source),
    ) ?? [];
  if (head === undefined || target === undefined || condition === undefined) return undefined;
  if (/--|\/\*|\b(?:from\s+\S+\s*,|using|returning|select|with)\b/i.test(source)) return undefined;
  if (/^update\b[\s\S]*\bfrom\b/i.test(head)) return undefined;
  return { head: head.trim(), target: target.trim(), condition: condition.trim() };
}

/** An update that changes nothing of what it looks for would find the same rows again, so it goes by the key. */
function batched(
  operation: OperationOf<'update' | 'delete'>,
  { head, target, condition }: Written,
  catalogue: Catalogue,
): string | undefined {
  const looksAt = new Set(condition.match(/\w+/g));
  const ends = operation.kind === 'delete' || operation.columns.some((column) => looksAt.has(column));
  return ends ? untilNone(head, target, condition) : inRanges(head, operation.table, catalogue, condition);
}

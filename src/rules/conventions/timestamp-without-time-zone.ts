import { printName } from '../../domain/operation/name.ts';
import { columnNames, newColumns, retyped } from '../new-columns.ts';
import { operationRule } from '../rule.ts';

export const timestampWithoutTimeZone = operationRule({
  id: 'timestamp-without-time-zone',
  kinds: ['create-table', 'add-column'],
  title: 'A column holds times without a time zone',
  why: 'The same value means another moment for each session and server, and twice a year an hour is there twice.',
  saferWay: 'Make it timestamptz, which keeps the moment, in the same eight bytes.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE tags (id bigint PRIMARY KEY, made timestamp);',
      'ALTER TABLE tags ADD COLUMN made timestamp(3);',
    ],
    good: ['ALTER TABLE tags ADD COLUMN made timestamptz;', 'ALTER TABLE tags ADD COLUMN made date;'],
  },
  check({ operation, source }) {
    const found = newColumns(operation).filter(({ type }) => type?.name === 'timestamp without time zone');
    if (found.length === 0) return undefined;
    const sql = retyped(operation, found, source, WITH_ZONE);
    return {
      message: `\`${printName(operation.table)}\` holds times without a time zone in ${columnNames(found)}.`,
      ...(sql === undefined ? {} : { sql }),
    };
  },
});

const WITH_ZONE = {
  written: /timestamp\b(?:\s*\(\s*\d\s*\))?(?:\s+without\s+time\s+zone)?/,
  type: () => 'timestamptz',
};

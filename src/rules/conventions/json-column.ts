import { printName } from '../../domain/operation/name.ts';
import { columnNames, newColumns, retyped } from '../new-columns.ts';
import { operationRule } from '../rule.ts';

export const jsonColumn = operationRule({
  id: 'json-column',
  kinds: ['create-table', 'add-column'],
  title: 'A column is json instead of jsonb',
  why: 'The type json keeps the text as it is: it has no equality, so DISTINCT, GROUP BY and UNION fail, and no index reaches into it.',
  saferWay: 'Make it jsonb, unless the very text has to be kept.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE tags (id bigint PRIMARY KEY, extra json);',
      'ALTER TABLE tags ADD COLUMN extra json;',
    ],
    good: ['ALTER TABLE tags ADD COLUMN extra jsonb;'],
  },
  check({ operation, source }) {
    const found = newColumns(operation).filter(({ type }) => type?.name === 'json');
    if (found.length === 0) return undefined;
    const sql = retyped(operation, found, source, BINARY);
    return {
      message: `\`${printName(operation.table)}\` holds json, which cannot be compared or indexed, in ${columnNames(found)}.`,
      ...(sql === undefined ? {} : { sql }),
    };
  },
});

const BINARY = { written: /json\b/, type: () => 'jsonb' };

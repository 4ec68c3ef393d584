import type { SqlType } from '../../domain/operation/expression.ts';
import { printName } from '../../domain/operation/name.ts';
import { columnNames, newColumns, retyped } from '../new-columns.ts';
import { operationRule } from '../rule.ts';

export const limitedLengthText = operationRule({
  id: 'limited-length-text',
  kinds: ['create-table', 'add-column'],
  title: 'A column is char(n) or varchar(n)',
  why: 'A limit that turns out too small needs a migration and a lock; char(n) is filled up with spaces besides, and neither is faster than text.',
  saferWay: 'Make it text, with a CHECK where the length matters.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'CREATE TABLE tags (id bigint PRIMARY KEY, name varchar(50));',
      'ALTER TABLE tags ADD COLUMN code char(2);',
    ],
    good: [
      'ALTER TABLE tags ADD COLUMN name text;',
      'ALTER TABLE tags ADD COLUMN name varchar;',
      'ALTER TABLE tags ADD COLUMN flag "char";',
    ],
  },
  check({ operation, source }) {
    const found = newColumns(operation).filter(({ type }) => isLimited(type));
    if (found.length === 0) return undefined;
    const sql = retyped(operation, found, source, UNLIMITED);
    return {
      message: `\`${printName(operation.table)}\` has text whose length is part of its type in ${columnNames(found)}.`,
      ...(sql === undefined ? {} : { sql }),
    };
  },
});

function isLimited(type: SqlType | undefined): boolean {
  return type?.name === 'character' || (type?.name === 'character varying' && type.modifiers.length > 0);
}

const UNLIMITED = {
  written: /(?:character\s+varying|varchar|character|char|bpchar)\b(?:\s*\(\s*\d+\s*\))?/,
  type: () => 'text',
};

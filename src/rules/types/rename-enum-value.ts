import { printName } from '../../domain/operation/name.ts';
import { findType, isSurelyNew } from '../catalogue.ts';
import { tablesUsing } from '../dependants.ts';
import { operationRule } from '../rule.ts';

export const renameEnumValue = operationRule({
  id: 'rename-enum-value',
  kinds: ['rename-enum-value'],
  title: 'A value of an enum is renamed',
  why: 'Code that runs while the migration is deployed still reads and writes the old value, and fails.',
  saferWay: 'Add the new value, move the code and the rows over, and leave the old value unused.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: [`ALTER TYPE mood RENAME VALUE 'ok' TO 'okay';`],
    good: [
      `ALTER TYPE mood ADD VALUE 'okay';`,
      `CREATE TYPE mood AS ENUM ('ok'); ALTER TYPE mood RENAME VALUE 'ok' TO 'okay';`,
    ],
  },
  check({ operation: { type, value, newValue }, catalogue }) {
    if (isSurelyNew(findType(catalogue, type))) return undefined;
    const tables = tablesUsing(catalogue, type).map(printName);
    const where = tables.length > 0 ? ` of ${tables.join(', ')}` : '';
    return {
      message: `Value \`${value}\` of \`${printName(type)}\` is renamed to \`${newValue}\`: code that uses the old one fails.`,
      sql: [
        '-- 1. The new value beside the old one:',
        `ALTER TYPE ${printName(type)} ADD VALUE IF NOT EXISTS ${quoted(newValue)};`,
        `-- 2. When code reads both, the rows${where} are changed in batches; the old value stays unused.`,
      ].join('\n'),
    };
  },
});

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

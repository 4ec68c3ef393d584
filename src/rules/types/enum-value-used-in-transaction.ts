import { EVERY_KIND } from '../../domain/operation/kinds.ts';
import { printName } from '../../domain/operation/name.ts';
import { findType, isSurelyNew } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { isInTransaction } from '../script-state.ts';

export const enumValueUsedInTransaction = operationRule({
  id: 'enum-value-used-in-transaction',
  kinds: EVERY_KIND,
  title: 'An enum value is used in the transaction that adds it',
  why: 'PostgreSQL refuses a value that is not committed yet, so the migration fails.',
  saferWay: 'Add the value in one migration, and use it in a later one.',
  severity: 'warning',
  categories: ['incompatible'],
  examples: {
    bad: [
      `BEGIN;
ALTER TYPE mood ADD VALUE 'great';
UPDATE people SET mood = 'great' WHERE id = 1;
COMMIT;`,
      `BEGIN;
ALTER TYPE mood ADD VALUE 'great';
ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'great';
COMMIT;`,
    ],
    good: [
      `ALTER TYPE mood ADD VALUE 'great'; UPDATE people SET mood = 'great' WHERE id = 1;`,
      `BEGIN; ALTER TYPE mood ADD VALUE 'great'; COMMIT;
UPDATE people SET mood = 'great' WHERE id = 1;`,
      `BEGIN; CREATE TYPE mood AS ENUM ('ok'); ALTER TYPE mood ADD VALUE 'great';
INSERT INTO people (mood) VALUES ('great'); COMMIT;`,
    ],
  },
  check({ operation: { kind }, catalogue, state, source, statement, sinceBegin }) {
    if (!isInTransaction(state) || NO_USE.has(kind) || !source.includes("'")) return undefined;
    const used = sinceBegin(undefined, 'add-enum-value').find(
      ({ type, value }) =>
        !isSurelyNew(findType(catalogue, type)) && source.includes(`'${value.replaceAll("'", "''")}'`),
    );
    if (used === undefined || statement.operations[0]?.kind !== kind) return undefined;
    return {
      message: `Value \`${used.value}\` of \`${printName(used.type)}\` is used in the transaction that adds it: PostgreSQL refuses it.`,
      sql: [
        '-- In a migration of its own, before this one:',
        `ALTER TYPE ${printName(used.type)} ADD VALUE IF NOT EXISTS '${used.value.replaceAll("'", "''")}';`,
      ].join('\n'),
    };
  },
});

/** What names a value without PostgreSQL reading it as one. */
const NO_USE: ReadonlySet<string> = new Set([
  'add-enum-value',
  'rename-enum-value',
  'comment',
  'create-enum',
  'create-function',
  'set-variable',
]);

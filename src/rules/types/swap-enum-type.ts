import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import { type Catalogue, findType, isSurelyNew } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const swapEnumType = operationRule({
  id: 'swap-enum-type',
  kinds: ['rename-type'],
  title: 'An enum is replaced by another one, to remove values',
  why: 'Every table with a column of the type is written again while nobody can use it, and a row that still has a removed value stops the migration.',
  lock: {
    mode: 'access exclusive',
    cost: 'rewrite',
    effect: 'Reads and writes of every table with a column of the type wait until it is written again.',
  },
  saferWay:
    'Leave the value in the type, and refuse it with a CHECK that is added NOT VALID and validated later.',
  severity: 'warning',
  categories: ['rewriting', 'blocking', 'incompatible'],
  examples: {
    bad: [
      `ALTER TYPE mood RENAME TO mood_old;
CREATE TYPE mood AS ENUM ('sad', 'ok');
ALTER TABLE people ALTER COLUMN mood TYPE mood USING mood::text::mood;
DROP TYPE mood_old;`,
      `CREATE TYPE mood_new AS ENUM ('sad', 'ok');
ALTER TABLE people ALTER COLUMN mood TYPE mood_new USING mood::text::mood_new;
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;`,
    ],
    good: ['ALTER TYPE mood RENAME TO feeling;', `ALTER TYPE mood ADD VALUE 'great';`],
  },
  check({ operation: { type, newName }, catalogue, later, earlier }) {
    const after = later(type, 'create-enum').length > 0 && !isSurelyNew(findType(catalogue, type));
    const before =
      earlier(type, 'create-enum').length > 0 &&
      earlier({ name: newName }, 'drop-type', 'rename-type').length > 0;
    if (!after && !before) return undefined;
    const enumType: Name = after ? type : { ...type, name: newName };
    return {
      message: `Enum \`${printName(enumType)}\` is replaced by another one: every table with a column of it is written again.`,
      sql: refused(enumType, catalogue),
    };
  },
});

/** A CHECK for each column that is known to have the type. */
function refused(type: Name, catalogue: Catalogue): string {
  const columns = [...catalogue.tables.values()].flatMap(({ name, columns: all }) =>
    [...all.values()]
      .filter((column) => column.type?.name === type.name)
      .map((column) => ({ table: name, column: column.name })),
  );
  const places = columns.length > 0 ? columns : [{ table: { name: 'table_name' }, column: type.name }];
  return [
    '-- The value stays in the type, and no row may have it:',
    ...places.flatMap(({ table, column }) => {
      const name = printIdentifier(`${table.name}_${column}_values`);
      return [
        `ALTER TABLE ${printName(table)} ADD CONSTRAINT ${name} CHECK (${printIdentifier(column)}::text NOT IN ('the removed value')) NOT VALID;`,
        `-- In a later migration: ALTER TABLE ${printName(table)} VALIDATE CONSTRAINT ${name};`,
      ];
    }),
  ].join('\n');
}

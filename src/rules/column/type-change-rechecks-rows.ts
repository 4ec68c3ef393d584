import { printType } from '../../domain/operation/expression.ts';
import { type Name, printIdentifier, printName, sameName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, findTable, type Index, isNewTable } from '../catalogue.ts';
import { notValidSteps } from '../constraint-sql.ts';
import { resolved } from '../dependants.ts';
import { indexesOn } from '../mentions.ts';
import { operationRule, type Report } from '../rule.ts';
import { outsideTransaction } from '../source-text.ts';
import { typeChangeOf } from '../type-change.ts';

export const typeChangeRechecksRows = operationRule({
  id: 'type-change-rechecks-rows',
  kinds: ['alter-column-type'],
  title: 'A type change that rewrites nothing still reads the table, for a CHECK or an index',
  why: 'The values stay as they are, but PostgreSQL puts every row to the test of the CHECK again, or builds the index again, while nobody can use the table.',
  lock: {
    mode: 'access exclusive',
    cost: 'scan',
    effect: 'Reads and writes of the table wait until every row is read.',
  },
  saferWay:
    'Drop what has to be checked first, change the type, and add it again while reads and writes go on.',
  severity: 'warning',
  categories: ['blocking'],
  examples: {
    bad: [
      `ALTER TABLE rooms ADD COLUMN code varchar(50);
ALTER TABLE rooms ADD CONSTRAINT long_code CHECK (length(code) > 1);
ALTER TABLE rooms ALTER COLUMN code TYPE varchar(100);`,
      `SET timezone = 'UTC';
ALTER TABLE rooms ADD COLUMN at timestamp;
CREATE INDEX CONCURRENTLY rooms_at ON rooms (at);
ALTER TABLE rooms ALTER COLUMN at TYPE timestamptz;`,
    ],
    good: [
      'ALTER TABLE rooms ADD COLUMN code varchar(50); ALTER TABLE rooms ALTER COLUMN code TYPE varchar(100);',
      `CREATE TABLE rooms (code varchar(50) CHECK (code <> ''));
ALTER TABLE rooms ALTER COLUMN code TYPE varchar(100);`,
    ],
  },
  check({ operation, catalogue, state: { timeZone } }) {
    const change = typeChangeOf(operation, catalogue, timeZone);
    if (change.rewrites || isNewTable(catalogue, operation.table)) return undefined;
    return change.rebuildsIndexes
      ? ofIndexes(operation, catalogue)
      : ofCheck(operation, change.values, catalogue);
  },
});

function ofIndexes({ table, column, type }: OperationOf<'alter-column-type'>, catalogue: Catalogue): Report {
  const indexes = indexesOver(column, table, catalogue);
  return {
    message: `The indexes on \`${column}\` of \`${printName(table)}\` are built again for type \`${printType(type)}\` while nobody can use the table.`,
    saferWay:
      'Drop the indexes on the column CONCURRENTLY first, change the type, and build them again CONCURRENTLY.',
    lock: {
      mode: 'access exclusive',
      cost: 'index-build',
      effect: 'Reads and writes of the table wait until the indexes are built.',
    },
    sql: [
      outsideTransaction(
        ...indexes.map((index) => `DROP INDEX CONCURRENTLY ${printName(shortest(index.name))};`),
      ),
      '',
      '-- Then, in a migration: it takes a moment.',
      `ALTER TABLE ${printName(table)} ALTER COLUMN ${printIdentifier(column)} TYPE ${printType(type)};`,
      '',
      outsideTransaction(...indexes.map((index) => built(index, table))),
    ].join('\n'),
  };
}

function indexesOver(column: string, table: Name, catalogue: Catalogue): readonly Index[] {
  const name = resolved(catalogue, table);
  return indexesOn(catalogue.indexes, name.name).filter(
    (index) =>
      sameName(index.table, name) && index.keys.some((key) => key.kind === 'column' && key.column === column),
  );
}

/** The statement that builds an index again, as far as it is known: a method other than btree is not. */
function built({ name, unique, keys, where }: Index, table: Name): string {
  const over = keys.map((key) =>
    key.kind === 'column' ? printIdentifier(key.column) : `(${key.expression.text})`,
  );
  const only = where === undefined ? '' : ` WHERE ${where}`;
  return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${printIdentifier(name.name)} ON ${printName(table)} (${over.join(', ')})${only};`;
}

/** `public` is where names without a schema are. */
function shortest({ schema, name }: Name): Name {
  return schema === undefined || schema === 'public' ? { name } : { schema, name };
}

function ofCheck(
  { table, column, type }: OperationOf<'alter-column-type'>,
  values: string,
  catalogue: Catalogue,
): Report | undefined {
  const check = checkOn(column, table, catalogue);
  if (values === 'same' || check === undefined) return undefined;
  const [name, expression] = check;
  const [of, shown] = [printName(table), printIdentifier(column)];
  return {
    message: `CHECK \`${name}\` reads every row of \`${of}\` again, because \`${column}\` changes to \`${printType(type)}\`.`,
    sql: [
      `ALTER TABLE ${of} DROP CONSTRAINT ${printIdentifier(name)};`,
      `ALTER TABLE ${of} ALTER COLUMN ${shown} TYPE ${printType(type)};`,
      '',
      notValidSteps(table, name, `CHECK (${expression})`),
    ].join('\n'),
  };
}

/** A valid CHECK whose text names the column. */
function checkOn(
  column: string,
  table: OperationOf<'alter-column-type'>['table'],
  catalogue: Catalogue,
): readonly [string, string] | undefined {
  for (const [name, { constraint, valid }] of findTable(catalogue, table)?.constraints ?? [])
    if (valid && constraint.type === 'check' && names(constraint.expression.text, column))
      return [name, constraint.expression.text];
  return undefined;
}

function names(expression: string, column: string): boolean {
  return expression.split(/[^\p{L}\p{N}_$]+/u).includes(column);
}

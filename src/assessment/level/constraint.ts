import type { Constraint } from '../../domain/operation/constraint.ts';
import { type Name, sameName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { findTable, isNewTable, isSurelyNew, isSurelyNewTable } from '../../rules/catalogue.ts';
import {
  type Classification,
  type Classifiers,
  code,
  codes,
  high,
  type LevelContext,
  low,
  medium,
  NEW_TABLE,
  unlessNew,
} from './classification.ts';
import { replacedForeignKey } from './foreign-key.ts';
import { notNullLevel } from './not-null.ts';

type ConstraintKind =
  | 'add-constraint'
  | 'drop-constraint'
  | 'validate-constraint'
  | 'rename-constraint'
  | 'alter-constraint';

export const constraintLevels: Classifiers<ConstraintKind> = {
  'add-constraint': addConstraint,
  'drop-constraint': dropConstraint,
  'validate-constraint': ({ table, constraint }) =>
    low(
      `validates constraint ${code(constraint)} of ${code(table)}`,
      'rows are only read, and reads and writes go on',
    ),
  'rename-constraint': ({ table, constraint, newName }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `renames constraint ${code(constraint)} of ${code(table)} to ${code(newName)}`,
        'code that names it has to change with it',
      ),
    ),
  'alter-constraint': ({ table, constraint }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `changes constraint ${code(constraint)} of ${code(table)}`,
        'when and how it is checked changes',
      ),
    ),
};

function addConstraint(
  { table, constraint }: OperationOf<'add-constraint'>,
  { catalogue }: LevelContext,
): Classification {
  const summary = `adds ${words(constraint)} to ${code(table)}`;
  if (isNewTable(catalogue, table)) return low(summary, NEW_TABLE);
  switch (constraint.type) {
    case 'primary-key':
      return high(summary, 'the primary key of the table changes', 'blocking', 'incompatible');
    case 'not-null':
      return constraint.notValid
        ? medium(summary, 'new and changed rows must have a value', 'incompatible')
        : notNullLevel(summary, table, constraint.columns[0] ?? '', catalogue);
    case 'unique':
      return constraint.usingIndex === undefined
        ? medium(
            summary,
            'rows that are there must be different, and writes have to keep it so',
            'blocking',
            'incompatible',
          )
        : medium(summary, 'writes have to keep rows different', 'incompatible');
    case 'exclude':
      return medium(
        summary,
        'rows that are there must not conflict, and writes have to keep it so',
        'blocking',
        'incompatible',
      );
    case 'foreign-key':
    case 'check':
      return constraint.notValid
        ? medium(summary, 'new and changed rows have to satisfy it', 'incompatible')
        : medium(summary, 'rows that are there and new ones have to satisfy it', 'blocking', 'incompatible');
  }
}

function words(constraint: Constraint): string {
  const name = constraint.name === undefined ? '' : ` ${code(constraint.name)}`;
  switch (constraint.type) {
    case 'primary-key':
      return `primary key${name}`;
    case 'unique':
      return `unique constraint${name}`;
    case 'foreign-key':
      return `foreign key${name} (${codes(constraint.columns)} to ${code(constraint.references)})`;
    case 'check':
      return `CHECK${name}`;
    case 'not-null':
      return `NOT NULL${name} on ${codes(constraint.columns)}`;
    case 'exclude':
      return `exclusion constraint${name}`;
  }
}

function dropConstraint(operation: OperationOf<'drop-constraint'>, context: LevelContext): Classification {
  const { table, constraint: name, cascade } = operation;
  const { catalogue, outlook } = context;
  const summary = `drops constraint ${code(name)} of ${code(table)}${cascade ? ' and what depends on it' : ''}`;
  const known = findTable(catalogue, table)?.constraints.get(name);
  if (isSurelyNewTable(catalogue, table)) return low(summary, NEW_TABLE);
  if (isSurelyNew(known)) return low(summary, 'the constraint is new in this pull request');
  const foreignKey = replacedForeignKey(operation, known?.constraint, outlook);
  if (foreignKey !== undefined) return { ...foreignKey, summary };
  const again = outlook.addedConstraints.find((added) => sameName(added.table, table) && added.name === name);
  switch (known?.constraint.type ?? again?.constraint.type ?? typeByName(name, table)) {
    case 'primary-key':
      return high(summary, 'the primary key of the table changes', 'incompatible');
    case 'foreign-key':
      return high(summary, 'rows may point to nothing from then on', 'incompatible');
    case 'unique':
      return again === undefined
        ? high(summary, 'equal rows are let in, and queries lose its index', 'incompatible')
        : medium(summary, 'another one of the same name takes its place');
    case 'check':
    case 'not-null':
    case 'exclude':
      return medium(summary, 'rows are let in that were refused before', 'incompatible');
    case undefined:
      return high(summary, 'what it kept true is not known here', 'incompatible');
  }
}

/** PostgreSQL's own endings of the names that it gives to constraints. */
function typeByName(name: string, table: Name): Constraint['type'] | undefined {
  const [, ending] = /_(pkey|fkey|key|check|excl|not_null)\d*$/.exec(name) ?? [];
  switch (ending) {
    case 'pkey':
      return 'primary-key';
    case 'fkey':
      return 'foreign-key';
    case 'key':
      return name.startsWith(`${table.name}_`) ? 'unique' : undefined;
    case 'check':
      return 'check';
    case 'excl':
      return 'exclude';
    case 'not_null':
      return 'not-null';
    default:
      return undefined;
  }
}

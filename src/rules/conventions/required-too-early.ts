import { printType } from '../../domain/operation/expression.ts';
import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { findColumn, isNewTable, keyOf } from '../catalogue.ts';
import { notNullSteps } from '../not-null-steps.ts';
import { newMigrationRule } from '../rule.ts';
import { oncePerPull, running, stepsOf } from '../steps.ts';

const POLICY = 'conventions: { required-later: true }';

export const requiredTooEarly = newMigrationRule({
  id: 'required-too-early',
  title: 'A column becomes required in the pull request that adds or fills it',
  why: 'While the deployment is under way the code of before still writes rows without a value, and from that moment on they are refused.',
  saferWay:
    'Add and fill the column now, and make it NOT NULL with the next deployment, when all running code writes it.',
  severity: 'error',
  categories: ['incompatible'],
  asks: ({ requiredLater }) => requiredLater,
  examples: {
    bad: [
      {
        policy: POLICY,
        files: {
          'migrations/012_phone.sql': `ALTER TABLE "User" ADD COLUMN phone text;
UPDATE "User" SET phone = '' WHERE phone IS NULL;
ALTER TABLE "User" ALTER COLUMN phone SET NOT NULL;`,
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/012_fill.sql': `UPDATE "User" SET phone = '' WHERE phone IS NULL;`,
          'migrations/013_require.sql': 'ALTER TABLE "User" ALTER COLUMN phone SET NOT NULL;',
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/012_phone.sql': `ALTER TABLE users ADD COLUMN phone text;
ALTER TABLE users ADD CONSTRAINT phone_given NOT NULL phone;`,
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        base: { 'migrations/012_phone.sql': 'ALTER TABLE "User" ADD COLUMN phone text;' },
        files: { 'migrations/013_require.sql': 'ALTER TABLE "User" ALTER COLUMN phone SET NOT NULL;' },
      },
      {
        policy: POLICY,
        files: {
          'migrations/012_users.sql':
            'CREATE TABLE users (id bigint); ALTER TABLE users ADD COLUMN phone text; ALTER TABLE users ALTER COLUMN phone SET NOT NULL;',
        },
      },
    ],
  },
  check(each, _, { migrations }) {
    const { added, filled } = columnsIn(migrations);
    return stepsOf([each], ['set-not-null', 'add-constraint']).flatMap(({ operation, catalogue }) => {
      const { table, span } = operation;
      if (isNewTable(catalogue, table)) return [];
      return requiredBy(operation).flatMap((column) => {
        const isAdded = added.has(keyOfColumn(table, column));
        if (!isAdded && !filled.has(keyOfColumn(table, column))) return [];
        const type = findColumn(catalogue, table, column)?.type;
        const name = printName(table);
        return [
          {
            message: `Column \`${column}\` of \`${name}\` is ${isAdded ? 'added' : 'filled'} and made NOT NULL in one pull request: that takes two deployments.`,
            sql: [
              ...(isAdded
                ? [
                    '-- 1. With this deployment: the column without NOT NULL; the code begins to write it.',
                    `ALTER TABLE ${name} ADD COLUMN ${printIdentifier(column)} ${type === undefined ? 'text' : printType(type)};`,
                  ]
                : ['-- 1. With this deployment: fill the column, and let the code write it from now on.']),
              '',
              '-- With the next deployment, in a pull request of its own:',
              notNullSteps(table, column, 2),
            ].join('\n'),
            span,
          },
        ];
      });
    });
  },
});

/** The columns that a pull request adds, and those that it fills. */
const columnsIn = oncePerPull((migrations) => {
  const here = running(migrations);
  return {
    added: new Set(
      stepsOf(here, ['add-column']).map(({ operation: { table, column } }) =>
        keyOfColumn(table, column.name),
      ),
    ),
    filled: new Set(
      stepsOf(here, ['update']).flatMap(({ operation: { table, columns } }) =>
        columns.map((column) => keyOfColumn(table, column)),
      ),
    ),
  };
});

function keyOfColumn(table: Name, column: string): string {
  return `${keyOf(table)} ${column}`;
}

function requiredBy(operation: OperationOf<'set-not-null' | 'add-constraint'>): readonly string[] {
  if (operation.kind === 'set-not-null') return [operation.column];
  const { constraint } = operation;
  return constraint.type === 'not-null' || constraint.type === 'primary-key' ? constraint.columns : [];
}

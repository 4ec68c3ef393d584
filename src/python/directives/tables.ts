import { printIdentifier } from '../../domain/operation/name.ts';
import type { Value } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import { columnNode, columnOf, countsItself, isColumn, type WrittenColumn } from '../schema/columns.ts';
import {
  constraintNode,
  constraintOf,
  constraintSuffix,
  type WrittenConstraint,
} from '../schema/constraints.ts';
import { createEnum } from '../schema/enums.ts';
import { printStatement } from '../schema/raw-sql.ts';
import { qualified, quoted } from '../schema/sql-text.ts';
import type { Directive } from './directive.ts';
import { indexOfColumn } from './indexes.ts';

/** `op.create_table(name, *columns, **options)`: the types of its enums, the table, its indexes, its comments. */
export const createTable: Directive = (call) => {
  const name = call.string('table_name', 0);
  const schema = call.schema();
  call.refuseOthers(['postgresql_partition_by']);
  const partition = call.optionalString('postgresql_partition_by');
  const { columns, constraints } = elementsOf(call.rest(1));
  const inKey = keyColumns(columns, constraints);
  const all = [
    ...constraints,
    ...(constraints.some(({ kind }) => kind === 'primary-key') || inKey.length === 0
      ? []
      : [{ kind: 'primary-key' as const, columns: inKey }]),
    ...columns.flatMap((column) => column.constraints),
  ];
  const created = printStatement((raw) => ({
    type: 'create table',
    name: { name, ...(schema === undefined ? {} : { schema }) },
    ...(call.flag('if_not_exists') ? { ifNotExists: true } : {}),
    columns: columns.map((column) => columnNode(column, raw, countsItself(column, inKey))),
    ...(all.length === 0 ? {} : { constraints: all.map((constraint) => constraintNode(constraint, raw)) }),
  }));
  const comment = call.optionalString('comment');
  return [
    ...columns.flatMap((column) => (column.enum?.createsType ? [createEnum(column.enum)] : [])),
    partition === undefined ? created : `${created} PARTITION BY ${partition}`,
    ...columns.filter(({ index }) => index).map((column) => indexOfColumn(name, schema, column.name, false)),
    ...(comment === undefined ? [] : [`COMMENT ON TABLE ${qualified(name, schema)} IS ${quoted(comment)}`]),
    ...columns.flatMap((column) => columnComment(name, schema, column.name, column.comment)),
  ];
};

export const dropTable: Directive = (call) => [
  `DROP TABLE ${call.flag('if_exists') ? 'IF EXISTS ' : ''}${qualified(call.string('table_name', 0), call.schema())}`,
];

export const renameTable: Directive = (call) => [
  `ALTER TABLE ${qualified(call.string('old_table_name', 0), call.schema())} RENAME TO ${printIdentifier(call.string('new_table_name', 1))}`,
];

export const createTableComment: Directive = (call) => [
  `COMMENT ON TABLE ${qualified(call.table(), call.schema())} IS ${quoted(call.string('comment', call.after(1)))}`,
];

export const dropTableComment: Directive = (call) => [
  `COMMENT ON TABLE ${qualified(call.table(), call.schema())} IS NULL`,
];

/** A constraint added to a table that is there. */
export function addConstraint(
  table: string,
  schema: string | undefined,
  constraint: WrittenConstraint,
): string {
  const added = printStatement((raw) => ({
    type: 'alter table',
    table: { name: table, ...(schema === undefined ? {} : { schema }) },
    changes: [{ type: 'add constraint', constraint: constraintNode(constraint, raw) }],
  }));
  return added + constraintSuffix(constraint);
}

export function columnComment(
  table: string,
  schema: string | undefined,
  column: string,
  comment: string | undefined,
): readonly string[] {
  if (comment === undefined) return [];
  return [`COMMENT ON COLUMN ${qualified(table, schema)}.${printIdentifier(column)} IS ${quoted(comment)}`];
}

interface Elements {
  readonly columns: readonly WrittenColumn[];
  readonly constraints: readonly WrittenConstraint[];
}

function elementsOf(values: readonly Value[]): Elements {
  const columns: WrittenColumn[] = [];
  const constraints: WrittenConstraint[] = [];
  for (const value of values) {
    if (isColumn(value)) {
      columns.push(columnOf(value));
      continue;
    }
    constraints.push(constraintElement(value));
  }
  return { columns, constraints };
}

function constraintElement(value: Value): WrittenConstraint {
  if (value.kind !== 'constructed') throw notConstant(value, 'an element of the table');
  const constraint = constraintOf(value.path, value.arguments);
  if (constraint === undefined) throw new NotConstant(`${value.path} in a table is not read`, value.span);
  return constraint;
}

function keyColumns(
  columns: readonly WrittenColumn[],
  constraints: readonly WrittenConstraint[],
): readonly string[] {
  const [key] = constraints.flatMap((constraint) =>
    constraint.kind === 'primary-key' ? [constraint.columns] : [],
  );
  return key ?? columns.filter(({ primaryKey }) => primaryKey).map(({ name }) => name);
}

import { printIdentifier } from '../../domain/operation/name.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import { columnNode, columnOf, serverDefault } from '../schema/columns.ts';
import { printStatement } from '../schema/raw-sql.ts';
import { qualified, quoted } from '../schema/sql-text.ts';
import { typeText } from '../schema/types.ts';
import type { Directive, TableCall } from './directive.ts';
import { indexOfColumn } from './indexes.ts';
import { addConstraint, columnComment } from './tables.ts';

/** `op.add_column(table, sa.Column(…))`: the column, then what it makes beside it. Types are not made. */
export const addColumn: Directive = (call) => {
  const table = call.table();
  const schema = call.schema();
  const given = call.value('column', call.after(1));
  if (given === undefined) throw new NotConstant('the column is missing');
  const column = columnOf(given);
  const added = printStatement((raw) => ({
    type: 'alter table',
    table: { name: table, ...(schema === undefined ? {} : { schema }) },
    changes: [
      {
        type: 'add column',
        column: columnNode(column, raw),
        ...(call.flag('if_not_exists') ? { ifNotExists: true } : {}),
      },
    ],
  }));
  return [
    added,
    ...columnComment(table, schema, column.name, column.comment),
    ...(column.primaryKey
      ? [addConstraint(table, schema, { kind: 'primary-key', columns: [column.name] })]
      : []),
    ...column.constraints.map((constraint) => addConstraint(table, schema, constraint)),
    ...(column.index ? [indexOfColumn(table, schema, column.name, false)] : []),
  ];
};

export const dropColumn: Directive = (call) => {
  const column = call.string('column_name', call.after(1));
  const ifExists = call.flag('if_exists') ? 'IF EXISTS ' : '';
  return [`${alterTable(call)} DROP COLUMN ${ifExists}${printIdentifier(column)}`];
};

/** `op.alter_column`: one statement for each thing it changes, in the order in which Alembic sends them. */
export const alterColumn: Directive = (call) => {
  const column = call.string('column_name', call.after(1));
  const target = `${alterTable(call)} ALTER COLUMN ${printIdentifier(column)}`;
  call.refuseOthers(['postgresql_using']);
  const renamed = call.optionalString('new_column_name');
  return [
    ...typeChange(call, target),
    ...nullabilityChange(call, target),
    ...defaultChange(call, target),
    ...commentChange(call, column),
    ...(renamed === undefined
      ? []
      : [`${alterTable(call)} RENAME COLUMN ${printIdentifier(column)} TO ${printIdentifier(renamed)}`]),
  ];
};

function alterTable(call: TableCall): string {
  return `ALTER TABLE ${qualified(call.table(), call.schema())}`;
}

function typeChange(call: TableCall, target: string): readonly string[] {
  const type = call.value('type_');
  if (type === undefined || type.kind === 'none') return [];
  const using = call.optionalString('postgresql_using');
  return [`${target} TYPE ${typeText(type)}${using === undefined ? '' : ` USING ${using}`}`];
}

function nullabilityChange(call: TableCall, target: string): readonly string[] {
  const nullable = call.optionalFlag('nullable');
  if (nullable === undefined) return [];
  return [`${target} ${nullable ? 'DROP' : 'SET'} NOT NULL`];
}

/** Left out or `False` means no change, `None` takes the default away. */
function defaultChange(call: TableCall, target: string): readonly string[] {
  const value = call.value('server_default');
  if (value === undefined || (value.kind === 'boolean' && !value.value)) return [];
  if (value.kind === 'none') return [`${target} DROP DEFAULT`];
  const { default: text, generated } = serverDefault(value);
  if (text !== undefined) return [`${target} SET DEFAULT ${text}`];
  if (generated?.endsWith('AS IDENTITY')) return [`${target} ADD ${generated}`];
  throw new NotConstant('a computed default cannot be set');
}

/** As with the default: left out or `False` means no change. */
function commentChange(call: TableCall, column: string): readonly string[] {
  const value = call.value('comment');
  if (value === undefined || (value.kind === 'boolean' && !value.value)) return [];
  if (value.kind !== 'string' && value.kind !== 'none') throw notConstant(value, 'the comment');
  const text = value.kind === 'none' ? 'NULL' : quoted(value.value);
  return [
    `COMMENT ON COLUMN ${qualified(call.table(), call.schema())}.${printIdentifier(column)} IS ${text}`,
  ];
}

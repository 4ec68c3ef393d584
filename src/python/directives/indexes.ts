import { printIdentifier } from '../../domain/operation/name.ts';
import type { Value } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import { conditionText } from '../schema/constraints.ts';
import { printStatement } from '../schema/raw-sql.ts';
import { expressionText, qualified } from '../schema/sql-text.ts';
import type { Directive, TableCall } from './directive.ts';

const OPTIONS = [
  'postgresql_using',
  'postgresql_where',
  'postgresql_include',
  'postgresql_concurrently',
  'postgresql_ops',
  'postgresql_with',
  'postgresql_nulls_not_distinct',
  'postgresql_tablespace',
];

/** `op.create_index(name, table, columns, …)`. */
export const createIndex: Directive = (call) => {
  call.refuseOthers(OPTIONS);
  const name = call.optionalString('index_name', 0);
  const schema = call.schema();
  const columns = call.list('columns', call.after(2)).map((value) => keyText(value, operatorClasses(call)));
  if (columns.length === 0) throw new NotConstant('the columns of the index are missing');
  const using = call.optionalString('postgresql_using');
  const suffix = indexSuffix(call);
  const created = printStatement((raw) => ({
    type: 'create index',
    table: { name: call.table(), ...(schema === undefined ? {} : { schema }) },
    ...(name === undefined ? {} : { indexName: { name } }),
    ...(call.flag('unique') ? { unique: true as const } : {}),
    ...(call.flag('postgresql_concurrently') ? { concurrently: true as const } : {}),
    ...(call.flag('if_not_exists') ? { ifNotExists: true as const } : {}),
    ...(using === undefined ? {} : { using: { name: using } }),
    expressions: columns.map((text) => ({ expression: { type: 'ref', name: raw.put(text) } })),
  }));
  return [created + suffix];
};

/** `op.drop_index(name, table_name=…, …)`: the schema is the table's. */
export const dropIndex: Directive = (call) => {
  call.refuseOthers(OPTIONS);
  const concurrently = call.flag('postgresql_concurrently') ? 'CONCURRENTLY ' : '';
  const ifExists = call.flag('if_exists') ? 'IF EXISTS ' : '';
  return [`DROP INDEX ${concurrently}${ifExists}${qualified(call.string('index_name', 0), call.schema())}`];
};

/** The index that `index=True` beside a column makes. */
export function indexOfColumn(
  table: string,
  schema: string | undefined,
  column: string,
  unique: boolean,
): string {
  const name = printIdentifier(`ix_${schema === undefined ? '' : `${schema}_`}${table}_${column}`);
  return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${name} ON ${qualified(table, schema)} (${printIdentifier(column)})`;
}

function operatorClasses(call: TableCall): ReadonlyMap<string, string> {
  const given = call.value('postgresql_ops');
  if (given === undefined || given.kind === 'none') return new Map();
  if (given.kind !== 'dictionary') throw notConstant(given, 'postgresql_ops');
  return new Map(
    given.entries.map(([column, operators]) => {
      if (column.kind !== 'string' || operators.kind !== 'string')
        throw notConstant(operators, 'postgresql_ops');
      return [column.value, operators.value];
    }),
  );
}

/** A column's name, an expression, or either in an order: `sa.text("lower(email)")`, `sa.column("a").desc()`. */
function keyText(value: Value, operators: ReadonlyMap<string, string>): string {
  if (value.kind === 'string') {
    const operator = operators.get(value.value);
    return printIdentifier(value.value) + (operator === undefined ? '' : ` ${operator}`);
  }
  if (value.kind === 'constructed') {
    const order = ORDERS[value.path.slice(value.path.lastIndexOf('.') + 1)];
    const of = value.arguments.positional[0];
    if (order !== undefined && of !== undefined) return `${keyText(of, operators)} ${order}`;
  }
  return expressionText(value);
}

const ORDERS: Readonly<Record<string, string>> = {
  desc: 'DESC',
  asc: 'ASC',
  nullsfirst: 'NULLS FIRST',
  nulls_first: 'NULLS FIRST',
  nullslast: 'NULLS LAST',
  nulls_last: 'NULLS LAST',
};

/** What comes after the keys, in PostgreSQL's order. */
function indexSuffix(call: TableCall): string {
  const include = call.strings('postgresql_include');
  const where = call.value('postgresql_where');
  const parameters = call.value('postgresql_with');
  return [
    include.length === 0 ? '' : ` INCLUDE (${include.map(printIdentifier).join(', ')})`,
    call.flag('postgresql_nulls_not_distinct') ? ' NULLS NOT DISTINCT' : '',
    parameters === undefined || parameters.kind === 'none' ? '' : ` WITH (${parametersText(parameters)})`,
    where === undefined || where.kind === 'none' ? '' : ` WHERE ${conditionText(where)}`,
  ].join('');
}

function parametersText(value: Value): string {
  if (value.kind !== 'dictionary') throw notConstant(value, 'postgresql_with');
  return value.entries
    .map(([name, setting]) => {
      if (name.kind !== 'string') throw notConstant(name, 'postgresql_with');
      return `${name.value} = ${expressionText(setting)}`;
    })
    .join(', ');
}

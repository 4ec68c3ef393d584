import { printIdentifier } from '../../domain/operation/name.ts';
import type { Value } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';
import { createEnum, enumWithin } from '../schema/enums.ts';
import { expressionText, qualified, textClause } from '../schema/sql-text.ts';
import type { Directive } from './directive.ts';

/** `op.execute("…")`, `op.execute(sa.text("…"))` and `connection.execute(…)`. */
export const execute: Directive = (call) => {
  const given = call.value('sqltext', 0) ?? call.value('statement');
  if (given === undefined) throw new NotConstant('the statement is missing');
  if (given.kind === 'string') return [given.value];
  const text = textClause(given);
  if (text !== undefined) return [text];
  if (given.kind === 'constructed')
    throw new NotConstant('the statement is built with SQLAlchemy', given.span);
  throw notConstant(given, 'the statement');
};

/** `op.bulk_insert(table, rows)`: one INSERT for each row. */
export const bulkInsert: Directive = (call) => {
  const table = call.value('table', 0);
  if (table?.kind !== 'constructed' || !/^sqlalchemy\b.*\.(?:table|Table)$/.test(table.path))
    throw notConstant(table, 'the table');
  const [name] = table.arguments.positional;
  const schema = table.arguments.named.schema;
  if (name?.kind !== 'string') throw notConstant(name, 'the table');
  const target = qualified(name.value, schema?.kind === 'string' ? schema.value : undefined);
  return call.list('rows', 1).map((row) => insertText(target, row));
};

/** `sa.Enum(…).create(op.get_bind())` and `.drop(…)`. */
export const createType: Directive = (call) => {
  const type = enumWithin(call.value('type', 0));
  if (type === undefined) throw new NotConstant('what is created is not read');
  return type.native ? [createEnum(type)] : [];
};

export const dropType: Directive = (call) => {
  const type = enumWithin(call.value('type', 0));
  if (type === undefined) throw new NotConstant('what is dropped is not read');
  return type.native ? [`DROP TYPE IF EXISTS ${qualified(type.name, type.schema)}`] : [];
};

function insertText(target: string, row: Value): string {
  if (row.kind !== 'dictionary') throw notConstant(row, 'a row');
  const columns = row.entries.map(([column]) => {
    if (column.kind !== 'string') throw notConstant(column, 'a column');
    return printIdentifier(column.value);
  });
  const values = row.entries.map(([, value]) => expressionText(value));
  return `INSERT INTO ${target} (${columns.join(', ')}) VALUES (${values.join(', ')})`;
}

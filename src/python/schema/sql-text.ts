import { printIdentifier } from '../../domain/operation/name.ts';
import type { CallArguments, Value } from '../evaluation/value.ts';
import { textOf } from '../evaluation/value.ts';
import { NotConstant, notConstant } from '../not-constant.ts';

/** A string as SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `schema.table`, in quotes where needed. */
export function qualified(name: string, schema: string | undefined): string {
  return schema === undefined ? printIdentifier(name) : `${printIdentifier(schema)}.${printIdentifier(name)}`;
}

const TEXT_CALLS = new Set([
  'sqlalchemy.text',
  'sqlalchemy.literal_column',
  'sqlalchemy.sql.text',
  'sqlalchemy.sql.expression.text',
  'sqlalchemy.sql.literal_column',
  'sqlalchemy.schema.DDL',
  'sqlalchemy.DDL',
]);

/** The text in `sa.text("…")`; undefined for anything else. */
export function textClause(value: Value | undefined): string | undefined {
  if (value?.kind !== 'constructed' || !TEXT_CALLS.has(value.path)) return undefined;
  const [text] = value.arguments.positional;
  if (text?.kind !== 'string') throw notConstant(text, 'the text');
  // SQLAlchemy takes `:name` for a parameter, and `\:` for a colon.
  return text.value.replaceAll('\\:', ':');
}

/**
 * An SQL expression: `sa.text`, `sa.func.…`, `sa.true()`, columns, casts and constants.
 *
 * @throws NotConstant for any other.
 */
export function expressionText(value: Value): string {
  const text = textClause(value);
  if (text !== undefined) return text;
  if (value.kind === 'string') return quoted(value.value);
  if (value.kind === 'boolean') return value.value ? 'true' : 'false';
  if (value.kind === 'none') return 'NULL';
  if (value.kind === 'number') return value.text;
  if (value.kind === 'constructed') {
    const printed = constructedText(value.path, value.arguments);
    if (printed !== undefined) return printed;
  }
  throw notConstant(value, 'the expression');
}

function constructedText(path: string, call: CallArguments): string | undefined {
  const name = path.slice(path.lastIndexOf('.') + 1);
  const [first] = call.positional;
  if (/^sqlalchemy\.(?:sql\.)?(?:expression\.)?(?:true|false|null)$/.test(path)) return name;
  const called = /^sqlalchemy\.(?:sql\.)?(?:expression\.)?func\.(.+)$/.exec(path)?.[1];
  if (called !== undefined) return functionText(called, call.positional);
  if ((name === 'column' || name === 'literal') && path.startsWith('sqlalchemy') && first !== undefined)
    return name === 'literal' ? expressionText(first) : printIdentifier(textOf(first) ?? '');
  return undefined;
}

/** SQLAlchemy prints these without parentheses. */
const WITHOUT_PARENTHESES = new Set([
  'current_timestamp',
  'current_date',
  'current_time',
  'current_user',
  'localtimestamp',
]);

function functionText(name: string, positional: readonly Value[]): string {
  if (positional.length === 0 && WITHOUT_PARENTHESES.has(name)) return name.toUpperCase();
  if (!/^[a-z_][\w.]*$/i.test(name)) throw new NotConstant(`the function ${name} is not read`);
  return `${name}(${positional.map(expressionText).join(', ')})`;
}

import { UNKNOWN_NAME } from '../../domain/operation/name.ts';
import { partsOf } from '../names.ts';
import { fieldsOf, flagAt, listAt, type Node, nodeAt, stringOf, textAt, unwrap } from '../node.ts';
import { parse } from '../parser.ts';

/**
 * The text that EXECUTE would run, as far as it is constant: string constants, `||`, `format()` with a constant
 * pattern, `quote_ident()` and `quote_literal()`. Names and values that are only known at run time are replaced by
 * `…` where a quote holds them in their place; anything else that is not constant could be any SQL.
 *
 * @param expression the text after EXECUTE.
 * @returns undefined where what is run depends on run time.
 */
export function dynamicText(expression: string): string | undefined {
  const parsed = parse(`SELECT ${expression}`);
  if (parsed.kind !== 'parsed') return undefined;
  const select = fieldsOf(parsed.statements[0]?.stmt, 'SelectStmt') ?? {};
  const [target] = listAt(select, 'targetList');
  return textOf(fieldsOf(target, 'ResTarget')?.val);
}

function textOf(node: unknown): string | undefined {
  const { kind, fields } = unwrap(node);
  switch (kind) {
    case 'A_Const':
      return constantText(fields);
    case 'A_Expr': {
      if (stringOf(listAt(fields, 'name')[0]) !== '||') return undefined;
      const left = textOf(fields.lexpr);
      const right = textOf(fields.rexpr);
      return left === undefined || right === undefined ? undefined : left + right;
    }
    case 'TypeCast':
      return textOf(fields.arg) ?? (isCatalogueName(fields) ? quotedName(UNKNOWN_NAME) : undefined);
    case 'FuncCall':
      return callText(fields);
    default:
      return undefined;
  }
}

/** `x::regclass` prints as the name of a relation, in quotes where it needs them. */
function isCatalogueName(fields: Node): boolean {
  const names = listAt(nodeAt(fields, 'typeName'), 'names').map(stringOf);
  return /^reg(?:class|type|proc|procedure|namespace)$/.test(names.at(-1) ?? '');
}

function callText(fields: Node): string | undefined {
  const name = partsOf(listAt(fields, 'funcname')).at(-1);
  const [first, ...rest] = listAt(fields, 'args');
  switch (name) {
    case 'quote_ident':
      return quotedName(textOf(first) ?? UNKNOWN_NAME);
    case 'quote_literal':
    case 'quote_nullable':
      return quotedText(textOf(first) ?? UNKNOWN_NAME);
    case 'format': {
      const pattern = textOf(first);
      return pattern === undefined || flagAt(fields, 'func_variadic')
        ? undefined
        : formatText(pattern, rest.map(textOf));
    }
    default:
      return undefined;
  }
}

/** PostgreSQL's `format()`: `%I`, `%L`, `%s`, `%%`, with places as in `%2$I`. */
function formatText(pattern: string, values: readonly (string | undefined)[]): string | undefined {
  let next = 0;
  let known = true;
  const text = pattern.replaceAll(
    /%(?:%|(?:(\d+)\$)?-?\d*([IsL]))/g,
    (all, place: string | undefined, form: string | undefined) => {
      if (form === undefined) return all === '%%' ? '%' : all;
      const index = place === undefined ? next : Number(place) - 1;
      next = index + 1;
      const value = values[index];
      if (form === 'I') return quotedName(value ?? UNKNOWN_NAME);
      if (form === 'L') return quotedText(value ?? UNKNOWN_NAME);
      if (value === undefined) known = false;
      return value ?? '';
    },
  );
  return known ? text : undefined;
}

function constantText(fields: Node): string | undefined {
  if (flagAt(fields, 'isnull')) return undefined;
  const text = nodeAt(fields, 'sval');
  if (fields.sval !== undefined) return textAt(text, 'sval');
  const integer = nodeAt(fields, 'ival').ival;
  return typeof integer === 'number' ? String(integer) : undefined;
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

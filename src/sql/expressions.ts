import type { Expression, Volatility } from '../domain/operation/expression.ts';
import { partsOf } from './names.ts';
import { fieldsOf, isNode, listAt, type Node, nodeAt, stringOf, textAt, unwrap } from './node.ts';
import type { Reading } from './reading.ts';
import { functionVolatility, mostVolatile } from './volatility.ts';

/** An expression as it is written, with how it varies and what it calls. */
export function expressionOf(node: unknown, reading: Reading): Expression {
  const seen: Seen = { calls: [], first: Number.POSITIVE_INFINITY, last: -1, volatility: 'constant' };
  walk(node, seen);
  return { text: textOf(seen, reading), volatility: seen.volatility, calls: seen.calls };
}

interface Seen {
  readonly calls: string[];
  first: number;
  last: number;
  volatility: Volatility;
}

/** Functions of the SQL standard that are written without parentheses; each is stable. */
const SQL_VALUE_FUNCTION = 'SQLValueFunction';

function walk(value: unknown, seen: Seen): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, seen);
    return;
  }
  if (!isNode(value)) return;
  const location = value.location;
  if (typeof location === 'number' && location >= 0) {
    seen.first = Math.min(seen.first, location);
    seen.last = Math.max(seen.last, location);
  }
  const { kind, fields } = unwrap(value);
  if (kind === 'FuncCall') {
    const parts = partsOf(listAt(fields, 'funcname'));
    const name = (parts[0] === 'pg_catalog' ? parts.slice(1) : parts).join('.');
    seen.calls.push(name);
    seen.volatility = mostVolatile(seen.volatility, functionVolatility(name));
  } else if (kind === SQL_VALUE_FUNCTION) seen.volatility = mostVolatile(seen.volatility, 'stable');
  else if (kind === 'SubLink') seen.volatility = mostVolatile(seen.volatility, 'unknown');
  for (const field of Object.values(value)) walk(field, seen);
}

/** From the first place in the tree to the end of the last token, and on to where its brackets close. */
function textOf(seen: Seen, reading: Reading): string {
  let first = reading.tokenAt(seen.first);
  let last = reading.tokenAt(seen.last);
  if (first < 0 || last < 0) return '';
  // A cast's or an operator's left operand may begin earlier, in an opening bracket.
  let depth = 0;
  for (let index = first; index <= last || depth > 0; index++) {
    if (index >= reading.tokens.length) break;
    const word = reading.word(index);
    if (word === '(' || word === '[') depth += 1;
    if (word === ')' || word === ']') depth -= 1;
    if (depth < 0) {
      // Closes a bracket that was opened before the first place: take it in.
      const opening = matchingOpening(reading, index);
      if (opening < 0 || opening >= first) break;
      first = opening;
      depth = 0;
    }
    last = Math.max(last, index);
    if (depth === 0 && index === last && /^[([]$/.test(reading.word(index + 1)) && /^[a-z_"\]]/.test(word))
      last = index + 1;
  }
  const start = reading.tokens[first];
  const end = reading.tokens[last];
  return start === undefined || end === undefined ? '' : reading.text(start.start, end.end);
}

function matchingOpening(reading: Reading, closing: number): number {
  let depth = 0;
  for (let index = closing; index >= 0; index--) {
    const word = reading.word(index);
    if (word === ')' || word === ']') depth += 1;
    if (word === '(' || word === '[') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** The columns that an expression proves not null: `x IS NOT NULL`, joined by AND. */
export function provedNotNull(node: unknown): readonly string[] {
  const { kind, fields } = unwrap(node);
  if (kind === 'BoolExpr' && fields.boolop === 'AND_EXPR')
    return listAt(fields, 'args').flatMap(provedNotNull);
  if (kind !== 'NullTest' || fields.nulltesttype !== 'IS_NOT_NULL') return [];
  const column = fieldsOf(fields.arg, 'ColumnRef');
  const parts = column === undefined ? [] : partsOf(listAt(column, 'fields'));
  return parts.length === 0 ? [] : [parts.at(-1) ?? ''];
}

/** Whether a condition holds for every row whatever is in it: `true`, `1 = 1`. */
export function isAlwaysTrue(node: unknown): boolean {
  const { kind, fields } = unwrap(node);
  if (kind === 'A_Const') return nodeAt(fields, 'boolval').boolval === true;
  if (kind === 'TypeCast') return isAlwaysTrue(fields.arg) || textualTrue(fields.arg);
  if (kind === 'BoolExpr' && fields.boolop === 'OR_EXPR') return listAt(fields, 'args').some(isAlwaysTrue);
  if (kind === 'BoolExpr' && fields.boolop === 'AND_EXPR') return listAt(fields, 'args').every(isAlwaysTrue);
  if (kind !== 'A_Expr' || fields.kind !== 'AEXPR_OP') return false;
  const operator = stringOf(listAt(fields, 'name')[0]);
  const left = constantOf(fields.lexpr);
  const right = constantOf(fields.rexpr);
  if (left === undefined || right === undefined) return false;
  return operator === '=' ? left === right : operator === '<>' ? left !== right : false;
}

function textualTrue(node: unknown): boolean {
  const constant = fieldsOf(node, 'A_Const');
  return constant !== undefined && /^(t|true|yes|on|1)$/i.test(textAt(nodeAt(constant, 'sval'), 'sval'));
}

function constantOf(node: unknown): string | undefined {
  const constant: Node | undefined = fieldsOf(node, 'A_Const');
  if (constant === undefined || constant.isnull === true) return undefined;
  const { location: _place, ...value } = constant;
  return JSON.stringify(value);
}

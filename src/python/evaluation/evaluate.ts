import type { Span } from '../../domain/span.ts';
import type { Argument, PythonExpression } from '../syntax/tree.ts';
import { callBuiltin } from './builtins.ts';
import { callDictionaryMethod } from './dictionary-methods.ts';
import type { Environment } from './environment.ts';
import { addValues, compareValues, formatPercent } from './operators.ts';
import { callStringMethod } from './string-methods.ts';
import {
  type CallArguments,
  type ConstructedValue,
  NONE,
  stringOf,
  textOf,
  truthOf,
  type UnknownValue,
  type Value,
} from './value.ts';

/** What happens at a call: directives are recorded, functions of the file are followed. */
export type OnCall = (callee: Value, call: CallArguments, expression: PythonExpression) => Value | undefined;

/** Evaluates an expression as far as that goes without running Python. */
export function evaluate(expression: PythonExpression, environment: Environment, onCall: OnCall): Value {
  const again = (inner: PythonExpression): Value => evaluate(inner, environment, onCall);
  const unknown = (why: string): UnknownValue => ({ kind: 'unknown', why, span: expression.span });
  switch (expression.kind) {
    case 'string':
      return stringOf(expression.value);
    case 'number':
      return { kind: 'number', value: expression.value, text: expression.text };
    case 'boolean':
      return { kind: 'boolean', value: expression.value };
    case 'none':
      return NONE;
    case 'format-string':
      return formatString(expression, again) ?? unknown('the text is put together at run time');
    case 'name':
      return environment.get(expression.name) ?? unknown(`${expression.name} is not known before run time`);
    case 'attribute': {
      const of = again(expression.of);
      if (of.kind === 'reference') return { kind: 'reference', path: `${of.path}.${expression.name}` };
      if (of.kind === 'constructed') return attributeOf(of, expression.name, expression.span);
      return of.kind === 'unknown' ? of : unknown(`.${expression.name} is not known before run time`);
    }
    case 'subscript':
      return subscript(again(expression.of), again(expression.index)) ?? unknown('a lookup at run time');
    case 'sequence':
      return { kind: 'sequence', items: expression.items.map(again) };
    case 'dictionary':
      return {
        kind: 'dictionary',
        entries: expression.entries.map(({ key, value }) => [again(key), again(value)]),
      };
    case 'unary':
      return (
        unary(expression.operator, again(expression.operand)) ??
        unknown(`${expression.operator} on something unknown`)
      );
    case 'binary':
      return binary(expression, again) ?? unknown('it is computed at run time');
    case 'conditional': {
      const test = truthOf(again(expression.test));
      if (test === undefined) return unknown('it depends on a condition at run time');
      return again(test ? expression.whenTrue : expression.whenFalse);
    }
    case 'call':
      return (
        evaluateCall(expression, again, onCall) ?? unknown('a call whose answer is not known before run time')
      );
    case 'other':
      return unknown(`${expression.what} is not read`);
  }
}

/** Of what is only there at run time, the dialect is known: the gate reads for PostgreSQL. */
function attributeOf(of: ConstructedValue, name: string, span: Span): Value {
  if (/^alembic\.op\.get_(?:bind|context)(?:\.\w+)*\.dialect$/.test(of.path) && name === 'name')
    return stringOf('postgresql');
  return { kind: 'constructed', path: `${of.path}.${name}`, arguments: of.arguments, span };
}

function evaluateCall(
  expression: Extract<PythonExpression, { kind: 'call' }>,
  again: (inner: PythonExpression) => Value,
  onCall: OnCall,
): Value | undefined {
  const { callee } = expression;
  const call = evaluateArguments(expression.arguments, again);
  if (call === undefined) return undefined;
  if (callee.kind === 'attribute') {
    const of = again(callee.of);
    const answer = callStringMethod(of, callee.name, call) ?? callDictionaryMethod(of, callee.name, call);
    if (answer !== undefined) return answer;
    if (of.kind === 'batch' || of.kind === 'constructed' || of.kind === 'unknown')
      return onCall(
        {
          kind: 'constructed',
          path: `.${callee.name}`,
          arguments: { positional: [of], named: {} },
          span: callee.span,
        },
        call,
        expression,
      );
  }
  const called = again(callee);
  const builtin =
    called.kind === 'unknown' && callee.kind === 'name' ? callBuiltin(callee.name, call) : undefined;
  return builtin ?? onCall(called, call, expression);
}

/** The arguments of a call; undefined where an unpacked one is not known. */
function evaluateArguments(
  listed: readonly Argument[],
  again: (inner: PythonExpression) => Value,
): CallArguments | undefined {
  const positional: Value[] = [];
  const named: Record<string, Value> = {};
  for (const argument of listed) {
    const value = again(argument.value);
    if (!argument.spread) {
      if (argument.name === undefined) positional.push(value);
      else named[argument.name] = value;
    } else if (value.kind === 'sequence') positional.push(...value.items);
    else if (value.kind === 'dictionary') {
      for (const [key, entry] of value.entries) {
        if (key.kind !== 'string') return undefined;
        named[key.value] = entry;
      }
    } else return undefined;
  }
  return { positional, named };
}

function formatString(
  expression: Extract<PythonExpression, { kind: 'format-string' }>,
  again: (inner: PythonExpression) => Value,
): Value | undefined {
  let text = '';
  for (const piece of expression.pieces) {
    const value = typeof piece === 'string' ? piece : piece.plain ? textOf(again(piece.value)) : undefined;
    if (value === undefined) return undefined;
    text += value;
  }
  return stringOf(text);
}

function subscript(of: Value, index: Value): Value | undefined {
  if (of.kind === 'sequence' && index.kind === 'number') return of.items.at(index.value);
  if (of.kind !== 'dictionary') return undefined;
  const key = textOf(index);
  return key === undefined ? undefined : of.entries.find(([entry]) => textOf(entry) === key)?.[1];
}

function unary(operator: string, operand: Value): Value | undefined {
  const truth = truthOf(operand);
  if (operator === 'not') return truth === undefined ? undefined : { kind: 'boolean', value: !truth };
  if (operand.kind !== 'number') return undefined;
  if (operator === '+') return operand;
  return operator === '-' ? { kind: 'number', value: -operand.value, text: `-${operand.text}` } : undefined;
}

function binary(
  expression: Extract<PythonExpression, { kind: 'binary' }>,
  again: (inner: PythonExpression) => Value,
): Value | undefined {
  const { operator } = expression;
  const left = again(expression.left);
  if (operator === 'and' || operator === 'or') {
    const truth = truthOf(left);
    if (truth === undefined) return undefined;
    return truth === (operator === 'or') ? left : again(expression.right);
  }
  const right = again(expression.right);
  if (operator === '+') return addValues(left, right);
  if (operator === '%') return formatPercent(left, right);
  return compareValues(operator, left, right);
}

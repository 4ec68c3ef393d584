import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../domain/span.ts';
import { stringValue, unescapePython } from './string-literal.ts';
import type { Argument, DictionaryEntry, FormatPiece, PythonExpression } from './tree.ts';

/** The file being read: its text, and spans of its nodes. */
export interface PythonSource {
  readonly text: string;
  readonly spanOf: (node: SyntaxNode) => Span;
}

/** Children of a node without comments and punctuation. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== 'Comment') children.push(child);
  return children;
}

const PUNCTUATION = new Set(['(', ')', '[', ']', '{', '}', ',', ':', '.']);

/** Children that are expressions. */
export function operandsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return childrenOf(node).filter((child) => !PUNCTUATION.has(child.name));
}

/** One expression of the file as our own tree; what migrations have no use for is `other`. */
export function parseExpression(node: SyntaxNode, source: PythonSource): PythonExpression {
  const text = source.text.slice(node.from, node.to);
  const span = source.spanOf(node);
  const other = (what = node.name): PythonExpression => ({ kind: 'other', what, span });
  const parse = (child: SyntaxNode | undefined): PythonExpression =>
    child === undefined ? other('something missing') : parseExpression(child, source);
  const operands = operandsOf(node);
  const [first, second] = operands;
  switch (node.name) {
    case 'String': {
      const value = stringValue(text);
      return value === undefined ? other('bytes') : { kind: 'string', value, span };
    }
    case 'ContinuedString':
      return operands
        .map(parse)
        .reduce((left, right) => ({ kind: 'binary', operator: '+', left, right, span }));
    case 'FormatString':
      return { kind: 'format-string', pieces: formatPieces(node, source), span };
    case 'Number':
      return { kind: 'number', value: Number(text.replaceAll('_', '')), text, span };
    case 'Boolean':
      return { kind: 'boolean', value: text === 'True', span };
    case 'None':
      return { kind: 'none', span };
    case 'VariableName':
      return { kind: 'name', name: text, span };
    case 'ParenthesizedExpression':
      return parse(first);
    case 'MemberExpression': {
      const last = operands.at(-1);
      if (last?.name === 'PropertyName')
        return { kind: 'attribute', of: parse(first), name: source.text.slice(last.from, last.to), span };
      return operands.length === 2
        ? { kind: 'subscript', of: parse(first), index: parse(second), span }
        : other('slice');
    }
    case 'CallExpression':
      return {
        kind: 'call',
        callee: parse(first),
        arguments: second ? parseArguments(second, source) : [],
        span,
      };
    case 'ArrayExpression':
    case 'TupleExpression':
    case 'SetExpression':
      return operands.some((child) => child.name === '*')
        ? other('unpacking')
        : { kind: 'sequence', items: operands.map(parse), span };
    case 'DictionaryExpression':
      return parseDictionary(operands, parse, span) ?? other('unpacking');
    case 'UnaryExpression':
      return {
        kind: 'unary',
        operator: first ? source.text.slice(first.from, first.to) : '',
        operand: parse(second),
        span,
      };
    case 'BinaryExpression': {
      const right = operands.at(-1);
      const operator = source.text.slice(second?.from ?? 0, operands.at(-2)?.to ?? 0).replace(/\s+/g, ' ');
      return { kind: 'binary', operator, left: parse(first), right: parse(right), span };
    }
    case 'ConditionalExpression': {
      const [whenTrue, , test, , whenFalse] = operands;
      return {
        kind: 'conditional',
        test: parse(test),
        whenTrue: parse(whenTrue),
        whenFalse: parse(whenFalse),
        span,
      };
    }
    default:
      return other();
  }
}

function formatPieces(node: SyntaxNode, source: PythonSource): readonly FormatPiece[] {
  const text = source.text.slice(node.from, node.to);
  const opening = /^[A-Za-z]*('''|"""|'|")/.exec(text)?.[0] ?? '';
  const raw = /^[a-z]*r/i.test(opening);
  const literal = (from: number, to: number): string => {
    const piece = source.text.slice(from, to).replaceAll('{{', '{').replaceAll('}}', '}');
    return raw ? piece : unescapePython(piece);
  };
  const pieces: FormatPiece[] = [];
  let from = node.from + opening.length;
  const end = node.to - opening.replace(/^[A-Za-z]*/, '').length;
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    pieces.push(literal(from, child.from));
    const operands = operandsOf(child);
    const [value] = operands;
    if (value !== undefined)
      pieces.push({ value: parseExpression(value, source), plain: operands.length === 1 });
    from = child.to;
  }
  return [...pieces, literal(from, end)];
}

/** The arguments of a call, in order. */
export function parseArguments(list: SyntaxNode, source: PythonSource): readonly Argument[] {
  const parsed: Argument[] = [];
  const children = operandsOf(list);
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child === undefined) continue;
    const following = children[index + 1];
    const value = children[index + 2];
    if (child.name === '*' || child.name === '**') {
      if (following !== undefined) parsed.push({ spread: true, value: parseExpression(following, source) });
      index += 1;
    } else if (following?.name === 'AssignOp' && value !== undefined) {
      const name = source.text.slice(child.from, child.to);
      parsed.push({ name, spread: false, value: parseExpression(value, source) });
      index += 2;
    } else parsed.push({ spread: false, value: parseExpression(child, source) });
  }
  return parsed;
}

function parseDictionary(
  operands: readonly SyntaxNode[],
  parse: (node: SyntaxNode | undefined) => PythonExpression,
  span: Span,
): PythonExpression | undefined {
  if (operands.some((child) => child.name === '**')) return undefined;
  const entries: DictionaryEntry[] = [];
  for (let index = 0; index + 1 < operands.length; index += 2)
    entries.push({ key: parse(operands[index]), value: parse(operands[index + 1]) });
  return { kind: 'dictionary', entries, span };
}

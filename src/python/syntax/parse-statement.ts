import type { SyntaxNode } from '@lezer/common';
import { childrenOf, operandsOf, type PythonSource, parseExpression } from './parse-expression.ts';
import type {
  IfBranch,
  ImportedName,
  Parameter,
  PythonExpression,
  PythonFunction,
  PythonStatement,
} from './tree.ts';

/** The statements of a file or of an indented body. */
export function parseStatements(node: SyntaxNode, source: PythonSource): readonly PythonStatement[] {
  return childrenOf(node)
    .filter((child) => child.name !== ':')
    .flatMap((child) => (child.name === 'StatementGroup' ? childrenOf(child) : [child]))
    .filter((child) => child.name !== ';')
    .map((child) => parseStatement(child, source));
}

function parseStatement(node: SyntaxNode, source: PythonSource): PythonStatement {
  const span = source.spanOf(node);
  const other = (what: string): PythonStatement => ({ kind: 'other', what, span });
  switch (node.name) {
    case 'ExpressionStatement': {
      const expression = node.firstChild;
      return expression === null
        ? other('an empty statement')
        : { kind: 'expression', expression: parseExpression(expression, source), span };
    }
    case 'AssignStatement':
      return parseAssignment(node, source);
    case 'FunctionDefinition':
      return { kind: 'function', function: parseFunction(node, source), span };
    case 'DecoratedStatement': {
      const definition = node.getChild('FunctionDefinition');
      return definition === null ? other('a decorator') : parseStatement(definition, source);
    }
    case 'ImportStatement':
      return { kind: 'import', names: parseImport(node, source), span };
    case 'WithStatement':
      return parseWith(node, source);
    case 'ForStatement':
      return parseFor(node, source);
    case 'IfStatement':
      return { kind: 'if', branches: parseBranches(node, source), span };
    case 'ReturnStatement': {
      const value = operandsOf(node)[1];
      return {
        kind: 'return',
        ...(value === undefined ? {} : { value: parseExpression(value, source) }),
        span,
      };
    }
    case 'PassStatement':
      return { kind: 'pass', span };
    default:
      return other(node.type.isError ? 'text that is not Python' : node.name);
  }
}

function parseAssignment(node: SyntaxNode, source: PythonSource): PythonStatement {
  const span = source.spanOf(node);
  const children = childrenOf(node).filter((child) => child.name !== 'TypeDef');
  const at = children.findIndex((child) => child.name === 'AssignOp');
  const targets = children.slice(0, at).filter((child) => child.name !== ',');
  const values = children.slice(at + 1).filter((child) => child.name !== ',');
  const [first] = values;
  const simple =
    targets.every((target) => target.name === 'VariableName') &&
    !values.some((value) => value.name === 'AssignOp');
  if (at < 0 || first === undefined || !simple) return { kind: 'other', what: node.name, span };
  const value: PythonExpression =
    values.length === 1
      ? parseExpression(first, source)
      : { kind: 'sequence', items: values.map((item) => parseExpression(item, source)), span };
  return {
    kind: 'assignment',
    targets: targets.map((target) => source.text.slice(target.from, target.to)),
    value,
    span,
  };
}

function parseFunction(node: SyntaxNode, source: PythonSource): PythonFunction {
  const name = node.getChild('VariableName');
  const parameters = node.getChild('ParamList');
  const body = node.getChild('Body');
  return {
    name: name === null ? '' : source.text.slice(name.from, name.to),
    parameters: parameters === null ? [] : parseParameters(parameters, source),
    body: body === null ? [] : parseStatements(body, source),
    span: source.spanOf(node),
  };
}

function parseParameters(list: SyntaxNode, source: PythonSource): readonly Parameter[] {
  const parameters: Parameter[] = [];
  const children = operandsOf(list).filter((child) => child.name !== 'TypeDef' && child.name !== '/');
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child?.name !== 'VariableName') continue;
    const before = children[index - 1]?.name;
    const value = children[index + 1]?.name === 'AssignOp' ? children[index + 2] : undefined;
    parameters.push({
      name: source.text.slice(child.from, child.to),
      rest: (before === '*' || before === '**') && source.text[child.from - 1] === '*',
      ...(value === undefined ? {} : { default: parseExpression(value, source) }),
    });
    if (value !== undefined) index += 2;
  }
  return parameters;
}

function parseWith(node: SyntaxNode, source: PythonSource): PythonStatement {
  const span = source.spanOf(node);
  const children = operandsOf(node).filter((child) => child.name !== 'with' && child.name !== 'async');
  const body = node.getChild('Body');
  const [context, as, name] = children;
  const single = children.filter((child) => child.name !== 'Body').length <= 3;
  if (context === undefined || body === null || !single) return { kind: 'other', what: node.name, span };
  return {
    kind: 'with',
    context: parseExpression(context, source),
    ...(as?.name === 'as' && name !== undefined ? { as: source.text.slice(name.from, name.to) } : {}),
    body: parseStatements(body, source),
    span,
  };
}

function parseFor(node: SyntaxNode, source: PythonSource): PythonStatement {
  const span = source.spanOf(node);
  const children = operandsOf(node);
  const at = children.findIndex((child) => child.name === 'in');
  const iterable = children[at + 1];
  const body = node.getChild('Body');
  const targets = children
    .slice(1, at)
    .flatMap((child) => (child.name === 'TupleExpression' ? operandsOf(child) : [child]));
  if (
    at < 0 ||
    iterable === undefined ||
    body === null ||
    targets.some((target) => target.name !== 'VariableName')
  )
    return { kind: 'other', what: node.name, span };
  return {
    kind: 'for',
    targets: targets.map((target) => source.text.slice(target.from, target.to)),
    iterable: parseExpression(iterable, source),
    body: parseStatements(body, source),
    span,
  };
}

function parseBranches(node: SyntaxNode, source: PythonSource): readonly IfBranch[] {
  const branches: IfBranch[] = [];
  let test: PythonExpression | undefined;
  for (const child of childrenOf(node)) {
    if (child.name === 'if' || child.name === 'elif' || child.name === 'else') test = undefined;
    else if (child.name === 'Body')
      branches.push({ ...(test === undefined ? {} : { test }), body: parseStatements(child, source) });
    else test = parseExpression(child, source);
  }
  return branches;
}

function parseImport(node: SyntaxNode, source: PythonSource): readonly ImportedName[] {
  const text = source.text
    .slice(node.from, node.to)
    .replace(/[()\\]/g, ' ')
    .replace(/#.*$/gm, ' ');
  const from = /^from\s+(\S+)\s+import\s+([\s\S]+)$/.exec(text);
  const listed = (from?.[2] ?? text.replace(/^import\s+/, '')).split(',');
  return listed.flatMap((item) => {
    const match = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(item);
    if (match === null) return [];
    const [, imported = '', alias] = match;
    const module = from === null ? imported : `${from[1]}.${imported}`;
    return [{ name: alias ?? (from === null ? (imported.split('.')[0] ?? imported) : imported), module }];
  });
}

import { isNode, type Node, nodeAt, numberAt, textAt } from '../node.ts';

/** A piece of SQL inside a PL/pgSQL body. */
export interface Fragment {
  /** Counted from 1, the body's first line being the one its opening quote stands on. */
  readonly line: number;
  readonly text: string;
  /**
   * A whole statement; the rest of `SELECT …` after PERFORM; an expression; or an expression whose value is run
   * by EXECUTE.
   */
  readonly form: 'statement' | 'perform' | 'expression' | 'dynamic';
}

/** Every piece of SQL in a tree of libpg-query's PL/pgSQL parser, in the order of the body. */
export function fragmentsOf(tree: unknown): readonly Fragment[] {
  const fragments: Fragment[] = [];
  walk(tree, 1, fragments);
  return fragments;
}

/** Fields that hold the text of what EXECUTE runs, by the statement they are in. */
const DYNAMIC: Readonly<Record<string, string>> = {
  PLpgSQL_stmt_dynexecute: 'query',
  PLpgSQL_stmt_dynfors: 'query',
  PLpgSQL_stmt_return_query: 'dynquery',
  PLpgSQL_stmt_open: 'dynquery',
};

/** PostgreSQL's `RawParseMode`: how the text of an expression is to be read. */
const WHOLE_STATEMENT = 0;
const EXPRESSION = 2;

function walk(value: unknown, line: number, fragments: Fragment[], statement = ''): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, line, fragments, statement);
    return;
  }
  if (!isNode(value)) return;
  for (const [kind, field] of Object.entries(value)) {
    if (kind === 'PLpgSQL_expr' && isNode(field)) fragments.push(fragmentOf(field, line, statement));
    else if (kind.startsWith('PLpgSQL_stmt_') && isNode(field)) walkStatement(kind, field, line, fragments);
    else if (kind !== 'datums') walk(field, line, fragments, statement);
  }
}

function walkStatement(kind: string, fields: Node, around: number, fragments: Fragment[]): void {
  const line = numberAt(fields, 'lineno') || around;
  const dynamic = DYNAMIC[kind];
  const query = dynamic === undefined ? {} : nodeAt(nodeAt(fields, dynamic), 'PLpgSQL_expr');
  if (dynamic !== undefined && textAt(query, 'query') !== '')
    fragments.push({ line, text: textAt(query, 'query'), form: 'dynamic' });
  if (kind === 'PLpgSQL_stmt_commit' || kind === 'PLpgSQL_stmt_rollback')
    fragments.push({ line, text: kind.slice('PLpgSQL_stmt_'.length), form: 'statement' });
  const rest = dynamic === undefined ? fields : { ...fields, [dynamic]: undefined };
  walk(rest, line, fragments, kind);
}

function fragmentOf(expression: Node, line: number, statement: string): Fragment {
  const text = textAt(expression, 'query');
  const mode = numberAt(expression, 'parseMode');
  if (mode === WHOLE_STATEMENT)
    return statement === 'PLpgSQL_stmt_perform'
      ? { line, text: text.replace(/^\s*SELECT\s?/, ''), form: 'perform' }
      : { line, text, form: 'statement' };
  // Assignments hold their target too: `total := f(x)`.
  return { line, text: mode === EXPRESSION ? text : text.replace(/^[^=]*?:?=/, ''), form: 'expression' };
}

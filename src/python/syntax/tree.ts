import type { Span } from '../../domain/span.ts';

/** The part of Python's grammar that migrations are written in; all else is `other`, at its place. */
export type PythonExpression = PythonExpressionForm & { readonly span: Span };

type PythonExpressionForm =
  | { readonly kind: 'string'; readonly value: string }
  /** An f-string: constant pieces and the expressions between them. */
  | { readonly kind: 'format-string'; readonly pieces: readonly FormatPiece[] }
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: PythonExpression; readonly name: string }
  | { readonly kind: 'subscript'; readonly of: PythonExpression; readonly index: PythonExpression }
  | { readonly kind: 'call'; readonly callee: PythonExpression; readonly arguments: readonly Argument[] }
  | { readonly kind: 'sequence'; readonly items: readonly PythonExpression[] }
  | { readonly kind: 'dictionary'; readonly entries: readonly DictionaryEntry[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: PythonExpression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: PythonExpression;
      readonly right: PythonExpression;
    }
  | {
      readonly kind: 'conditional';
      readonly test: PythonExpression;
      readonly whenTrue: PythonExpression;
      readonly whenFalse: PythonExpression;
    }
  | { readonly kind: 'other'; readonly what: string };

export type FormatPiece = string | { readonly value: PythonExpression; readonly plain: boolean };

export interface DictionaryEntry {
  readonly key: PythonExpression;
  readonly value: PythonExpression;
}

export interface Argument {
  /** Absent for a positional one. */
  readonly name?: string;
  /** `*args` and `**kwargs`. */
  readonly spread: boolean;
  readonly value: PythonExpression;
}

export interface Parameter {
  readonly name: string;
  readonly default?: PythonExpression;
  readonly rest: boolean;
}

export interface PythonFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly PythonStatement[];
  readonly span: Span;
}

export type PythonStatement = PythonStatementForm & { readonly span: Span };

type PythonStatementForm =
  | { readonly kind: 'expression'; readonly expression: PythonExpression }
  | { readonly kind: 'assignment'; readonly targets: readonly string[]; readonly value: PythonExpression }
  | { readonly kind: 'function'; readonly function: PythonFunction }
  | { readonly kind: 'import'; readonly names: readonly ImportedName[] }
  | {
      readonly kind: 'with';
      readonly context: PythonExpression;
      readonly as?: string;
      readonly body: readonly PythonStatement[];
    }
  | {
      readonly kind: 'for';
      readonly targets: readonly string[];
      readonly iterable: PythonExpression;
      readonly body: readonly PythonStatement[];
    }
  | { readonly kind: 'if'; readonly branches: readonly IfBranch[] }
  | { readonly kind: 'return'; readonly value?: PythonExpression }
  | { readonly kind: 'pass' }
  | { readonly kind: 'other'; readonly what: string };

/** `test` is absent for the `else` branch. */
export interface IfBranch {
  readonly test?: PythonExpression;
  readonly body: readonly PythonStatement[];
}

/** What a name in the file stands for: `sa` → `sqlalchemy`, `text` → `sqlalchemy.text`. */
export interface ImportedName {
  readonly name: string;
  readonly module: string;
}

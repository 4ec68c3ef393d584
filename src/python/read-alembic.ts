import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { Source } from '../domain/source.ts';
import type { Span } from '../domain/span.ts';
import { TableCall } from './directives/directive.ts';
import { DIRECTIVES } from './directives/registry.ts';
import { Run } from './evaluation/run.ts';
import type { Step } from './evaluation/step.ts';
import { textOf } from './evaluation/value.ts';
import { NotConstant } from './not-constant.ts';
import type { PythonSource } from './syntax/parse-expression.ts';
import { parseStatements } from './syntax/parse-statement.ts';

/** What a function of an Alembic migration does, in order. */
export type AlembicStep =
  | {
      readonly kind: 'sql';
      /** One or several statements, as Alembic would send them. */
      readonly text: string;
      /** The Python call it comes from. */
      readonly span: Span;
      /** Sent outside the migration's transaction. */
      readonly autocommit: boolean;
    }
  | { readonly kind: 'unknown'; readonly why: string; readonly span: Span };

/** An Alembic migration without running it. */
export interface AlembicScript {
  readonly revision?: string;
  readonly downRevision?: string;
  readonly upgrade: readonly AlembicStep[];
  readonly downgrade: readonly AlembicStep[];
  /** Where Python's grammar does not fit; what is there is not read. */
  readonly syntaxErrors: readonly Span[];
}

/**
 * Reads `upgrade()` and `downgrade()` of an Alembic migration as the SQL they send. What depends on run time is a
 * step of its own at its place, never passed over.
 *
 * @param text the Python file.
 */
export function readAlembic(text: string): AlembicScript {
  const places = new Source(text);
  const source: PythonSource = { text, spanOf: ({ from, to }) => places.spanOf(from, to) };
  const tree = parser.parse(text);
  const run = new Run(parseStatements(tree.topNode, source));
  const constant = (name: string): string | undefined => {
    const value = run.lookUp(name);
    return value?.kind === 'string' ? textOf(value) : undefined;
  };
  const revision = constant('revision');
  const downRevision = constant('down_revision');
  return {
    ...(revision === undefined ? {} : { revision }),
    ...(downRevision === undefined ? {} : { downRevision }),
    upgrade: run.call('upgrade').flatMap(stepOf),
    downgrade: run.call('downgrade').flatMap(stepOf),
    syntaxErrors: syntaxErrorsOf(tree, places),
  };
}

function stepOf(step: Step): readonly AlembicStep[] {
  if (step.kind === 'unknown') return [step];
  const { span, autocommit } = step;
  const directive = DIRECTIVES[step.name];
  if (directive === undefined) return [{ kind: 'unknown', why: `op.${step.name} is not read`, span }];
  try {
    return directive
      .write(new TableCall(step, directive.tablePlace))
      .map((text) => ({ kind: 'sql', text, span, autocommit }));
  } catch (error) {
    if (!(error instanceof NotConstant)) throw error;
    return [{ kind: 'unknown', why: error.message, span: error.span ?? span }];
  }
}

function syntaxErrorsOf(tree: Tree, places: Source): readonly Span[] {
  const spans: Span[] = [];
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) spans.push(places.spanOf(from, to));
    },
  });
  return spans;
}

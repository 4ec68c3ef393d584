import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Revision } from '../domain/script.ts';
import { Source } from '../domain/source.ts';
import type { Span } from '../domain/span.ts';
import { TableCall } from './directives/directive.ts';
import { DIRECTIVES } from './directives/registry.ts';
import { Run } from './evaluation/run.ts';
import type { Step } from './evaluation/step.ts';
import { NONE, type Value } from './evaluation/value.ts';
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
  /** Its place among the others; absent where it depends on run time. */
  readonly revision?: Revision;
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
  const revision = revisionOf(run);
  return {
    ...(revision === undefined ? {} : { revision }),
    upgrade: run.call('upgrade').flatMap(stepOf),
    downgrade: run.call('downgrade').flatMap(stepOf),
    syntaxErrors: syntaxErrorsOf(tree, places),
  };
}

/**
 * `revision`, and what `down_revision` and `depends_on` say that it comes after: a name, several (a merge), or None.
 * https://alembic.sqlalchemy.org/en/latest/branches.html
 */
function revisionOf(run: Run): Revision | undefined {
  const id = run.lookUp('revision');
  const before = revisionsIn(run.lookUp('down_revision'));
  const needed = revisionsIn(run.lookUp('depends_on') ?? NONE);
  if (id?.kind !== 'string' || before === undefined || needed === undefined) return undefined;
  return { id: id.value, after: [...new Set([...before, ...needed])] };
}

function revisionsIn(value: Value | undefined): readonly string[] | undefined {
  switch (value?.kind) {
    case 'none':
      return [];
    case 'string':
      return [value.value];
    case 'sequence': {
      const names = value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
      return names.length === value.items.length ? names : undefined;
    }
    default:
      return undefined;
  }
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

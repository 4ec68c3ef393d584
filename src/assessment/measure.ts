import { MOST_OPERATIONS } from '../domain/measure.ts';
import type { ReadProblem, Script, Statement } from '../domain/script.ts';

/** Scripts with their migrations, cut off where more would take longer than anybody should have to wait. */
export function withinMeasure<M extends { readonly script: Script | undefined }>(
  migrations: readonly M[],
): readonly M[] {
  let left = MOST_OPERATIONS;
  return migrations.map((each) => {
    if (each.script === undefined) return each;
    const { script, taken } = cut(each.script, left);
    left -= taken;
    return script === each.script ? each : { ...each, script };
  });
}

/** @param left how many operations it may have. */
function cut(script: Script, left: number): { readonly script: Script; readonly taken: number } {
  const { statements, rollback = [], rollbackComment = [] } = script;
  const ahead = fitting(statements, left);
  const back = fitting(rollback, left - ahead.taken);
  const comment = fitting(rollbackComment, left - ahead.taken - back.taken);
  const taken = ahead.taken + back.taken + comment.taken;
  if ([ahead, back, comment].every(({ problems }) => problems.length === 0)) return { script, taken };
  const rollbackProblems = [...(script.rollbackProblems ?? []), ...back.problems];
  return {
    script: {
      ...script,
      statements: ahead.statements,
      problems: [...script.problems, ...ahead.problems],
      ...(script.rollback === undefined ? {} : { rollback: back.statements }),
      ...(script.rollbackComment === undefined ? {} : { rollbackComment: comment.statements }),
      ...(rollbackProblems.length === 0 ? {} : { rollbackProblems }),
    },
    taken,
  };
}

interface Fitting {
  readonly statements: readonly Statement[];
  readonly problems: readonly ReadProblem[];
  readonly taken: number;
}

/** The statements from the first on that have no more operations together. */
function fitting(statements: readonly Statement[], left: number): Fitting {
  let taken = 0;
  for (const [at, { operations, span }] of statements.entries()) {
    if (taken + operations.length > left) {
      const problem = { kind: 'too-many-statements', limit: MOST_OPERATIONS, at: span.from } as const;
      return { statements: statements.slice(0, at), problems: [problem], taken };
    }
    taken += operations.length;
  }
  return { statements, problems: [], taken };
}

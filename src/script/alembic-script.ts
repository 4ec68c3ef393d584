import type { ReadProblem, Script, Statement } from '../domain/script.ts';
import { type AlembicStep, readAlembic } from '../python/read-alembic.ts';
import { readScript } from '../sql/read.ts';

/** An Alembic migration as a script: the SQL it sends, at the places of the Python calls that send it. */
export function alembicScript(text: string): Script {
  const { revision, upgrade, downgrade, syntaxErrors } = readAlembic(text);
  const forward = upgrade.map((step) => read(step, text));
  const back = downgrade.map((step) => read(step, text));
  const unread = back.flatMap(({ problems }) => problems);
  return {
    ...(revision === undefined ? {} : { revision }),
    statements: forward.flatMap(({ statements }) => statements),
    problems: [
      ...syntaxErrors.map(
        (span): ReadProblem => ({ kind: 'syntax-error', message: 'this is not Python', at: span.from }),
      ),
      ...forward.flatMap(({ problems }) => problems),
    ],
    rollback: back.flatMap(({ statements }) => statements),
    ...(unread.length === 0 ? {} : { rollbackProblems: unread }),
    dryRun: upgrade.map((step) =>
      step.kind === 'sql' ? step.text : `-- Not known before run time: ${step.why}`,
    ),
    transaction: 'file',
  };
}

function read(step: AlembicStep, text: string): Pick<Script, 'statements' | 'problems'> {
  const { span } = step;
  if (step.kind === 'unknown') {
    const expression = text.slice(span.start, span.end);
    const operations = [{ kind: 'dynamic-sql' as const, expression, why: step.why, span }];
    return { statements: [{ span, operations }], problems: [] };
  }
  const { statements, problems } = readScript(step.text);
  return {
    statements: statements.map(
      (statement): Statement => ({
        ...statement,
        span,
        sql: step.text.slice(statement.span.start, statement.span.end),
        operations: statement.operations.map((operation) => ({ ...operation, span })),
        ...(step.autocommit ? { outsideTransaction: true } : {}),
      }),
    ),
    problems: problems.map((problem) => ('at' in problem ? { ...problem, at: span.from } : problem)),
  };
}

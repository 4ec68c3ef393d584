import type { Assessment } from '../../domain/assessment.ts';
import { disproved, FOR_PEOPLE, migrationsAhead, type ProofState, placeOf, proved } from '../proof-state.ts';

/** PostgreSQL's own grammar reads every statement. */
export function proveSyntax(assessment: Assessment): ProofState {
  const ahead = migrationsAhead(assessment);
  if (ahead.length === 0) return FOR_PEOPLE;
  for (const each of ahead) {
    const [problem] = each.script.problems;
    if (problem?.kind === 'syntax-error')
      return disproved(`${placeOf(each, problem.at)}: ${problem.message}`);
    if (problem !== undefined || each.migration.content.kind !== 'text')
      return disproved(`${placeOf(each)} could not be read`);
  }
  const statements = ahead.reduce((sum, { script }) => sum + script.statements.length, 0);
  return proved(
    `PostgreSQL's grammar reads ${statements === 1 ? 'the statement' : `all ${statements} statements`}`,
  );
}

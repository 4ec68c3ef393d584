import type { Assessment } from '../../domain/assessment.ts';
import { disproved, FOR_PEOPLE, isWhollyRead, type ProofState, proved } from '../proof-state.ts';

/** None of the rules has anything to report; what the SQL or a person allows is for others to agree with. */
export function proveByRules(rules: readonly string[], assessment: Assessment): ProofState {
  const findings = assessment.findings.filter(({ rule }) => rules.includes(rule));
  const [first] = findings.filter(
    ({ suppressed, waived }) => suppressed === undefined && waived === undefined,
  );
  if (first !== undefined) return disproved(first.message);
  if (findings.length > 0 || !isWhollyRead(assessment)) return FOR_PEOPLE;
  return proved(
    rules.length === 1
      ? `rule \`${rules[0]}\` has nothing to report`
      : `${rules.length} rules have nothing to report`,
  );
}

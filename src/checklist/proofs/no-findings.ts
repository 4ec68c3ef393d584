import type { Assessment } from '../../domain/assessment.ts';
import { disproved, FOR_PEOPLE, isWhollyRead, type ProofState, proved } from '../proof-state.ts';

/** No rule has a warning or an error to report. */
export function proveNoFindings(assessment: Assessment): ProofState {
  const findings = assessment.findings.filter(({ severity }) => severity !== 'note');
  const [first] = findings;
  if (first !== undefined)
    return disproved(
      findings.length === 1 ? first.message : `${findings.length} findings, the first: ${first.message}`,
    );
  // What the author allows in the SQL, or somebody waives, is for others to agree with.
  if (assessment.findings.some(({ suppressed, waived }) => suppressed !== undefined || waived !== undefined))
    return FOR_PEOPLE;
  return isWhollyRead(assessment) ? proved('no rule has anything to report') : FOR_PEOPLE;
}

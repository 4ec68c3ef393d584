import type { Policy, PolicyProblem, PolicyReading, PolicySource } from '../../src/domain/policy.ts';
import { readPolicy } from '../../src/policy/read-policy.ts';

export const SOURCE: PolicySource = { kind: 'file', path: '.github/migration-policy.yml', sha: 'p01' };

/** What a text is read as; throws with the problems when it has any. */
export function readingOf(text: string): Extract<PolicyReading, { kind: 'valid' }> {
  const reading = readPolicy(text, SOURCE);
  if (reading.kind === 'valid') return reading;
  throw new Error(reading.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
}

/** The policy that a text gives; throws with the problems when it has any. */
export function policyOf(text: string): Policy {
  return readingOf(text).policy;
}

/** What is wrong with a text. */
export function problemsOf(text: string): readonly PolicyProblem[] {
  const reading = readPolicy(text, SOURCE);
  return reading.kind === 'invalid' ? reading.problems : [];
}

/** The problems as `line:column message hint`. */
export function told(text: string): readonly string[] {
  return problemsOf(text).map(({ line, column, message, hint }) =>
    [`${line}:${column}`, message, ...(hint === undefined ? [] : [hint])].join(' '),
  );
}

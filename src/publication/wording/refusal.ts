import type { PolicyProblem } from '../../domain/policy.ts';
import type { FactList, Refusal } from '../../domain/verdict.ts';
import { counted, joined, withoutStop } from './list.ts';

/** Why it is refused, in one clause, the most pressing reason first. */
export function refusalWords(refusals: readonly Refusal[]): string {
  const policy = refusals.flatMap((refusal) =>
    refusal.kind === 'invalid-policy' ? [policyWords(refusal.path, refusal.problems)] : [],
  );
  const objectors = objectorsOf(refusals);
  const findings = refusals.flatMap((refusal) =>
    refusal.kind === 'finding' ? [withoutStop(refusal.finding.message)] : [],
  );
  const incomplete = refusals.flatMap((refusal) =>
    refusal.kind === 'incomplete-list' ? [incompleteWords(refusal.list, refusal.read)] : [],
  );
  const [first] = findings;
  const broken = refusals.flatMap((refusal) =>
    refusal.kind === 'breaks-policy'
      ? [`the policy would have ${counted(refusal.problems.length, 'error')} once this is merged`]
      : [],
  );
  return [
    ...policy,
    ...broken,
    ...incomplete,
    ...(objectors.length > 0 ? [`changes requested by ${joined(objectors, 'and')}`] : []),
    ...(first === undefined ? [] : [`${refusedWords(findings.length)}: ${first}`]),
  ].join('; ');
}

/** `GitHub lists only 3,000 of the changed files`. */
export function incompleteWords(list: FactList, read: number): string {
  return `GitHub lists only ${read.toLocaleString('en-US')} of the ${list}`;
}

/** Who stands against it, each once. */
export function objectorsOf(refusals: readonly Refusal[]): readonly string[] {
  const logins = refusals.flatMap((refusal) => (refusal.kind === 'changes-requested' ? [refusal.login] : []));
  return [...new Set(logins)];
}

/** `Policy .github/migration-policy.yml has 2 errors; first at line 4: …` */
export function policyWords(path: string, problems: readonly PolicyProblem[]): string {
  const [first] = problems;
  const has = `Policy ${path} has ${counted(problems.length, 'error')}`;
  if (first === undefined) return `Policy ${path} cannot be read`;
  const place = problems.length === 1 ? ' at' : '; first at';
  return `${has}${place} line ${first.line}: ${withoutStop(first.message)}`;
}

function refusedWords(findings: number): string {
  return findings === 1 ? 'refused' : `refused for ${findings.toLocaleString('en-US')} reasons, first`;
}

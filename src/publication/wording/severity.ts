import type { Finding } from '../../domain/finding.ts';
import { SEVERITIES, type Severity } from '../../domain/severity.ts';
import { counted, joined } from './list.ts';

export const SEVERITY_MARKS: Readonly<Record<Severity, string>> = { note: 'ℹ️', warning: '⚠️', error: '⛔' };

/** `2 errors and 1 warning`; `nothing` when there is no finding. */
export function findingsWords(findings: readonly Finding[]): string {
  const counts = SEVERITIES.toReversed().flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  return counts.length === 0 ? 'nothing' : joined(counts, 'and');
}

/** The worst first; those of one severity stay in their order. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.toReversed().flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
}

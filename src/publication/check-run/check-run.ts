import { createHash } from 'node:crypto';
import type { Decision } from '../../domain/decision.ts';
import type { CheckRun } from '../../domain/publication.ts';
import { fitSections } from '../layout/fit.ts';
import { clip } from '../markdown/clip.ts';
import { visibleLine } from '../markdown/visible.ts';
import { migrationsSection } from '../tables/migrations.ts';
import { operationsSection } from '../tables/operations.ts';
import { levelName } from '../wording/level.ts';
import { counted } from '../wording/list.ts';
import { findingsWords, worstFirst } from '../wording/severity.ts';
import { annotationOf } from './annotation.ts';

/** Not the name of the status: GitHub requires a status and a check of one name both. */
export const CHECK_RUN_NAME = 'migration-gate/sql';

/** GitHub's limit for the summary of a check run, in characters. */
const SUMMARY_LIMIT = 65_535;

/** GitHub takes 50 annotations a request and one write a second: nobody reads more than these. */
const MOST_ANNOTATIONS = 1_000;

/**
 * What the SQL does at this head, on its lines. It knows nothing of approvals, so an approval never changes it.
 * Without migrations it says so, for a head whose earlier check run would be wrong otherwise.
 */
export function checkRunOf(decision: Pick<Decision, 'snapshot' | 'policy' | 'assessment'>): CheckRun {
  const findings = worstFirst(decision.assessment.findings);
  const content = {
    name: CHECK_RUN_NAME,
    conclusion: conclusionOf(decision),
    title: clip(visibleLine(titleOf(decision)), 255),
    summary: summaryOf(decision),
    annotations: findings.slice(0, MOST_ANNOTATIONS).map(annotationOf),
  };
  return { ...content, fingerprint: createHash('sha256').update(JSON.stringify(content)).digest('hex') };
}

function conclusionOf({ assessment }: Pick<Decision, 'assessment'>): CheckRun['conclusion'] {
  const severities = new Set(assessment.findings.map((finding) => finding.severity));
  if (severities.has('error')) return 'failure';
  return severities.has('warning') ? 'neutral' : 'success';
}

function titleOf({ assessment, policy }: Pick<Decision, 'policy' | 'assessment'>): string {
  const { migrations, findings, level } = assessment;
  if (migrations.length === 0 && findings.length === 0) return 'No migrations';
  const found = findings.length === 0 ? 'nothing found' : findingsWords(findings);
  return `${levelName(policy, level)} · ${found} in ${counted(migrations.length, 'migration')}`;
}

function summaryOf(decision: Pick<Decision, 'snapshot' | 'policy' | 'assessment'>): string {
  const { migrations, findings } = decision.assessment;
  if (migrations.length === 0 && findings.length === 0) return 'This pull request changes no migration.';
  const rest = findings.length - MOST_ANNOTATIONS;
  const note =
    rest > 0
      ? `The ${counted(MOST_ANNOTATIONS, 'worst finding')} are annotated; ${rest.toLocaleString('en-US')} more will be when these are mended.\n\n`
      : '';
  const sections = migrations.length === 0 ? [] : [migrationsSection(decision), operationsSection(decision)];
  const approvals = `Who has to approve is said by the status and the comment, not here.`;
  return `${note}${fitSections(sections, SUMMARY_LIMIT - 1_000)}\n\n${approvals}`.trim();
}

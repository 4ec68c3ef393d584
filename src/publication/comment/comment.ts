import type { Decision } from '../../domain/decision.ts';
import { fitSections } from '../layout/fit.ts';
import { COMMENT_LIMIT, sizeOf } from '../layout/size.ts';
import { migrationsSection } from '../tables/migrations.ts';
import { operationsSection } from '../tables/operations.ts';
import { checklistSections } from './checklist.ts';
import { dryRunSection } from './dry-run.ts';
import { findingsSections } from './findings.ts';
import { footerOf } from './footer.ts';
import { headerOf } from './header.ts';
import { ignoredApprovalsSection } from './ignored-approvals.ts';
import { MARKER } from './marker.ts';
import { peopleSections } from './people.ts';
import { policyChangeSections } from './policy-change.ts';
import { policyProblemsSections } from './policy-problems.ts';

/**
 * The comment: first what an author wants to know (what do I do now?), then what a reviewer does (what am I
 * approving?), then the evidence. Same decision, same bytes.
 *
 * @param hidden what is kept at its end, where nobody sees it.
 */
export function commentOf(decision: Decision, hidden = ''): string {
  const opening = `${MARKER}\n${headerOf(decision)}`;
  if (decision.verdict.kind === 'not-applicable') return paragraphs([opening, farewell, hidden]);
  const footer = footerOf(decision);
  const body = fitSections(
    [
      ...policyProblemsSections(decision),
      ...policyChangeSections(decision),
      ...peopleSections(decision),
      ...(decision.assessment.migrations.length > 0 ? [migrationsSection(decision)] : []),
      ...findingsSections(decision),
      ...(decision.assessment.migrations.length > 0 ? checklistSections(decision) : []),
      ignoredApprovalsSection(decision),
      operationsSection(decision),
      dryRunSection(decision),
    ],
    COMMENT_LIMIT - sizeOf(opening) - sizeOf(footer) - sizeOf(hidden) - 6,
  );
  return paragraphs([opening, body, footer, hidden]);
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

const farewell =
  'The last migration has left this pull request, so nothing here needs an approval of the gate any more. ' +
  'Should a migration come back, this comment will say what it takes.';

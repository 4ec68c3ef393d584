import type { Decision } from '../../domain/decision.ts';
import { isDone } from '../../domain/deed.ts';
import type { EmergencyDebt } from '../../domain/emergency.ts';
import type { FollowUpIssue } from '../../domain/follow-up.ts';
import type { Write } from '../../domain/publication.ts';
import type { Step } from '../../domain/step.ts';
import { followUpWrites } from '../follow-up.ts';
import { link } from '../markdown/link.ts';
import { mentionOf } from '../markdown/mention.ts';
import { escapeProse } from '../markdown/prose.ts';
import { holdersOf } from '../reviewers.ts';
import { timeWords } from '../wording/time.ts';
import { emergencyFollowUp, paidWords, type StandingDebt } from './follow-up.ts';

/**
 * What is left to do for the debt of an emergency: to open its issue or bring it up to date, to call for help once
 * when the deadline has passed, and to close it.
 */
export function emergencySteps(
  debt: EmergencyDebt,
  decision: Decision,
  issue: FollowUpIssue | undefined,
): readonly Step[] {
  switch (debt.kind) {
    case 'owed':
      return issueStep(debt, decision, issue);
    case 'overdue':
      return [...issueStep(debt, decision, issue), ...escalation(debt, decision, issue)];
    case 'paid':
      return [
        {
          writes: [
            ...closingWords(paidWords(debt), issue),
            ...followUpWrites(emergencyFollowUp(debt, decision), 'closed', issue),
          ],
          deeds: [],
        },
      ];
    case 'lapsed':
      return [lapsedStep(issue)];
  }
}

/** Closes the issue of an emergency by which nothing was merged. */
export function lapsedStep(issue: FollowUpIssue | undefined): Step {
  const words = 'Nothing was merged by this emergency, and it does not count any more.';
  const close: readonly Write[] =
    issue?.state === 'open' ? [{ kind: 'update-issue', number: issue.number, state: 'closed' }] : [];
  return { writes: [...closingWords(words, issue), ...close], deeds: [] };
}

function issueStep(
  debt: StandingDebt,
  decision: Decision,
  issue: FollowUpIssue | undefined,
): readonly Step[] {
  return [{ writes: followUpWrites(emergencyFollowUp(debt, decision), 'open', issue), deeds: [] }];
}

function closingWords(words: string, issue: FollowUpIssue | undefined): readonly Write[] {
  return issue?.state === 'open'
    ? [{ kind: 'comment-on-issue', number: issue.number, body: escapeProse(words, 500) }]
    : [];
}

/** Once, and only where there is an issue to say it in. */
function escalation(
  { emergency, missing }: Extract<EmergencyDebt, { readonly kind: 'overdue' | 'owed' }>,
  { policy, snapshot }: Decision,
  issue: FollowUpIssue | undefined,
): readonly Step[] {
  const deed = `overdue ${emergency.id}`;
  if (issue === undefined || isDone(deed, snapshot.deeds)) return [];
  const roles = [
    ...missing.flatMap((shortfall) => (shortfall.kind === 'approvals' ? shortfall.requirement.roles : [])),
    ...(policy.emergency?.roles ?? []),
  ];
  const called = [...new Set(roles.flatMap((role) => holdersOf([role], policy.roles)))];
  const { number } = snapshot.pull.ref;
  const mentions = called.length === 0 ? '' : `${called.map(mentionOf).join(' ')}\n\n`;
  const body =
    `${mentions}The deadline of this emergency passed on ${timeWords(emergency.deadline)}, ` +
    `and ${link(`#${number}`, snapshot.pull.url)} is still not approved.`;
  return [{ writes: [{ kind: 'comment-on-issue', number: issue.number, body }], deeds: [deed] }];
}

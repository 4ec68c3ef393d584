import type { Decision } from '../../domain/decision.ts';
import { EMERGENCY_TOPIC, type EmergencyDebt } from '../../domain/emergency.ts';
import type { FollowUp } from '../../domain/follow-up.ts';
import { followUpMarker, followUpTitle } from '../follow-up.ts';
import { escapeText } from '../markdown/escape.ts';
import { link } from '../markdown/link.ts';
import { escapeProse } from '../markdown/prose.ts';
import { levelName } from '../wording/level.ts';
import { capitalised, joined, withStop } from '../wording/list.ts';
import { objectorsOf } from '../wording/refusal.ts';
import { shortfallWords } from '../wording/shortfall.ts';
import { timeWords } from '../wording/time.ts';

/** What a follow-up's issue is labelled once its deadline has passed. */
const OVERDUE_LABEL = 'overdue';

export type StandingDebt = Exclude<EmergencyDebt, { readonly kind: 'lapsed' }>;

/** The issue that stands until an emergency is approved: who, why, what is missing, and until when. */
export function emergencyFollowUp(debt: StandingDebt, decision: Decision): FollowUp {
  const { policy, assessment, snapshot } = decision;
  const { ref, title, url } = snapshot.pull;
  const { by, reason, declaredAt, deadline } = debt.emergency;
  const level = levelName(policy, assessment.level);
  const labels = policy.emergency === undefined ? [] : [policy.emergency.label];
  return {
    topic: EMERGENCY_TOPIC,
    title: followUpTitle(`Approve the emergency of #${ref.number}: ${title}`),
    body: [
      followUpMarker(ref.number, EMERGENCY_TOPIC),
      `${link(`#${ref.number}`, url)}, ${escapeText(level, 60)}, may be merged before it is approved: ` +
        `**${escapeText(by, 60)}** declared an emergency on ${escapeText(timeWords(declaredAt), 40)}.`,
      `> ${escapeProse(reason, 300)}`,
      `**Owed until ${escapeText(timeWords(deadline), 40)}.** ${escapeProse(debtWords(debt, decision), 500)}`,
      'To approve, review the pull request as always, merged or not. This issue is closed when the approvals are there.',
    ].join('\n\n'),
    labels: debt.kind === 'overdue' ? [...labels, OVERDUE_LABEL] : labels,
  };
}

/** What is owed, or that nothing is any more, in a sentence. */
function debtWords(debt: StandingDebt, decision: Decision): string {
  if (debt.kind === 'paid') return paidWords(debt);
  const { missing, objections } = debt;
  const objectors = objectorsOf(objections);
  return withStop(
    capitalised(
      [
        ...(missing.length > 0 ? [shortfallWords(missing, decision)] : []),
        ...(objectors.length > 0 ? [`changes requested by ${joined(objectors, 'and')}`] : []),
      ].join('; '),
    ),
  );
}

/** That the approvals are there. */
export function paidWords({ approvers }: Extract<EmergencyDebt, { readonly kind: 'paid' }>): string {
  return approvers.length === 0
    ? 'No approval is needed.'
    : `The approvals are there: by ${joined(approvers, 'and')}.`;
}

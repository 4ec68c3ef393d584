import type { Decision } from '../../domain/decision.ts';
import type { Refusal, Shortfall } from '../../domain/verdict.ts';
import { counted, joined } from './list.ts';
import { incompleteWords, objectorsOf } from './refusal.ts';
import { commitWords, rolesWords } from './shortfall.ts';
import { timeWords } from './time.ts';
import { clockWords, windowStep } from './window.ts';

/** What the author does next, the most pressing first, as sentences in plain text (`code` between backticks). */
export function nextSteps(decision: Decision): readonly string[] {
  const { verdict } = decision;
  switch (verdict.kind) {
    case 'not-applicable':
      return [];
    case 'satisfied':
      return [satisfiedStep(decision), ...closingSteps(decision)];
    case 'emergency':
      return [
        `Merge it, and see to what is missing until ${timeWords(verdict.deadline)}.`,
        ...shortfallSteps(verdict.shortfalls, decision),
      ];
    case 'pending':
      return shortfallSteps(verdict.shortfalls, decision);
    case 'refused':
      return [...refusalSteps(verdict.refusals, decision), ...shortfallSteps(verdict.shortfalls, decision)];
    case 'undetermined':
      return ['Nothing yet: it is tried again. If this stays, comment `/migration-gate recheck`.'];
  }
}

function satisfiedStep({ assessment }: Decision): string {
  const warnings = assessment.findings.filter((finding) => finding.severity === 'warning').length;
  return warnings === 0
    ? 'Nothing is left to do for the migrations.'
    : `Nothing is left to do for the migrations; ${counted(warnings, 'warning')} below may be worth another look.`;
}

/** An open window that closes some time. */
function closingSteps({ window, snapshot }: Decision): readonly string[] {
  if (window?.kind !== 'open' || window.closing === undefined) return [];
  const { at, window: closing } = window.closing;
  return [`Merge it before the merge window closes ${clockWords(at, closing.timeZone, snapshot.at)}.`];
}

function refusalSteps(refusals: readonly Refusal[], decision: Decision): readonly string[] {
  const { baseBranch } = decision.snapshot.pull;
  const findings = refusals.filter((refusal) => refusal.kind === 'finding').length;
  const objectors = objectorsOf(refusals);
  return [
    ...refusals.flatMap((refusal) =>
      refusal.kind === 'invalid-policy'
        ? [
            `Mend ${refusal.path} on ${baseBranch}: until then nothing passes but a pull request that changes it, by the built-in policy.`,
          ]
        : [],
    ),
    ...refusals.flatMap((refusal) =>
      refusal.kind === 'breaks-policy'
        ? [`Mend ${refusal.path} here: merged as it is, it would hold up every other pull request.`]
        : [],
    ),
    ...refusals.flatMap((refusal) =>
      refusal.kind === 'incomplete-list'
        ? [
            `Split the pull request: ${incompleteWords(refusal.list, refusal.read)}, and what is not seen cannot be approved.`,
          ]
        : [],
    ),
    ...(findings > 0
      ? [`Mend the ${findings === 1 ? 'error' : counted(findings, 'error')} below and push.`]
      : []),
    ...(objectors.length > 0
      ? [`Settle what ${joined(objectors, 'and')} asked for, and ask for another review.`]
      : []),
  ];
}

function shortfallSteps(shortfalls: readonly Shortfall[], decision: Decision): readonly string[] {
  const steps = shortfalls.map((shortfall) => shortfallStep(shortfall, decision));
  const stale = decision.tally.ignored
    .filter(({ reason }) => reason.kind === 'stale' || reason.kind === 'stale-unknown')
    .map(({ login }) => login);
  const missing = shortfalls.some((shortfall) => shortfall.kind === 'approvals');
  return missing && stale.length > 0 ? [...steps, staleStep(stale)] : steps;
}

function shortfallStep(shortfall: Shortfall, decision: Decision): string {
  switch (shortfall.kind) {
    case 'approvals': {
      const { missing, approvals, roles } = shortfall.requirement;
      const more = approvals.length > 0 ? ' more' : '';
      return `Ask ${missing}${more} ${missing === 1 ? 'person' : 'people'} who can approve as ${rolesWords(roles)}.`;
    }
    case 'unattributed-commits':
      return (
        `Add the e-mail address of ${commitWords(shortfall.commits)} to the GitHub account it belongs to, ` +
        'or write the history again under one that is known: nobody may approve what they wrote.'
      );
    case 'suppressions':
      return `Ask somebody who can approve as ${rolesWords(shortfall.roles)}: a comment in the SQL allows ${joined(shortfall.rules, 'and')}.`;
    case 'checks':
      return `Wait for ${joined(
        shortfall.checks.map(({ name }) => name),
        'and',
      )} to be green.`;
    case 'checklist':
      return `See to ${counted(shortfall.items.length, 'required line')} of the checklist, and tick ${shortfall.items.length === 1 ? 'it' : 'them'}.`;
    case 'window':
      return windowStep(shortfall.state, decision.snapshot.at);
  }
}

function staleStep(logins: readonly string[]): string {
  return `Ask ${joined(logins, 'and')} to look again: what they approved is not what is here now.`;
}

import type { FilledRequirement } from '../../domain/approval.ts';
import type { Decision } from '../../domain/decision.ts';
import type { ClosedWindow } from '../../domain/merge-window.ts';
import type { MissingCheck, Shortfall } from '../../domain/verdict.ts';
import { counted, joined, shortSha } from './list.ts';
import { windowWords } from './window.ts';

/** All that is missing, in one clause: `1 of 2 approvals: 1 more from senior-developer or tech-lead`. */
export function shortfallWords(shortfalls: readonly Shortfall[], decision: Decision): string {
  const missing = shortfalls.flatMap((shortfall) =>
    shortfall.kind === 'approvals' ? [shortfall.requirement] : [],
  );
  const commits = shortfalls.flatMap((shortfall) =>
    shortfall.kind === 'unattributed-commits' ? shortfall.commits : [],
  );
  const checks = shortfalls.flatMap((shortfall) => (shortfall.kind === 'checks' ? shortfall.checks : []));
  const items = shortfalls.flatMap((shortfall) => (shortfall.kind === 'checklist' ? shortfall.items : []));
  return [
    ...(missing.length > 0 ? [progressWords(decision.tally.requirements, missing)] : []),
    ...(commits.length > 0 ? [unattributedWords(commits)] : []),
    ...shortfalls.flatMap((shortfall) =>
      shortfall.kind === 'suppressions' ? [suppressionWords(shortfall)] : [],
    ),
    ...(checks.length > 0 ? [checksWords(checks)] : []),
    ...(items.length > 0 ? [`${counted(items.length, 'required line')} of the checklist left`] : []),
    ...shortfalls.flatMap((shortfall) =>
      shortfall.kind === 'window' ? [waitingWords(shortfall.state, decision)] : [],
    ),
  ].join('; ');
}

function progressWords(all: readonly FilledRequirement[], missing: readonly FilledRequirement[]): string {
  const needed = all.reduce((sum, requirement) => sum + requirement.count, 0);
  const open = missing.reduce((sum, requirement) => sum + requirement.missing, 0);
  const more = missing.map(({ missing, roles }) => `${missing} more from ${rolesWords(roles)}`);
  return `${needed - open} of ${counted(needed, 'approval')}: ${joined(more, 'and')}`;
}

/** `staging-validation failed; unit tests is not there yet`. */
function checksWords(checks: readonly MissingCheck[]): string {
  return joined(
    checks.map(({ name, state }) => `${name} ${CHECK_WORDS[state]}`),
    'and',
  );
}

const CHECK_WORDS: Readonly<Record<MissingCheck['state'], string>> = {
  absent: 'has not reported',
  pending: 'is running',
  failure: 'failed',
};

/** `approved; merge window opens Sat 21:00 America/La_Paz`: nothing else is missing then. */
function waitingWords(state: ClosedWindow, { tally, snapshot }: Decision): string {
  const approved = tally.requirements.length === 0 ? 'no approval needed' : 'approved';
  return `${approved}; ${windowWords(state, snapshot.at)}`;
}

/** `a comment allows drop-table, which takes an approval from tech-lead`. */
function suppressionWords({ rules, roles }: Extract<Shortfall, { readonly kind: 'suppressions' }>): string {
  return `a comment allows ${joined(rules, 'and', 3)}, which takes an approval from ${rolesWords(roles)}`;
}

function unattributedWords(commits: readonly string[]): string {
  return `${commitWords(commits)} ${commits.length === 1 ? 'is' : 'are'} by somebody GitHub does not know`;
}

/** `senior-developer or tech-lead`. */
export function rolesWords(roles: readonly string[]): string {
  return joined(roles, 'or');
}

/** `commit 1a2b3c4`, `commits 1a2b3c4 and 5d6e7f8`. */
export function commitWords(commits: readonly string[]): string {
  return `${commits.length === 1 ? 'commit' : 'commits'} ${joined(commits.map(shortSha), 'and', 4)}`;
}

import type { Decision } from '../../domain/decision.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { approverWords } from './held-role.ts';
import { capitalised, joined, withoutStop } from './list.ts';
import { refusalWords } from './refusal.ts';
import { shortfallWords } from './shortfall.ts';

/**
 * The verdict in one clause without a full stop, names between backticks, nothing escaped: the comment, the
 * status, the command line and the web page say it in these words.
 */
export function verdictWords(decision: Decision): string {
  const { verdict } = decision;
  switch (verdict.kind) {
    case 'not-applicable':
      return verdict.reason === 'no-migrations' ? 'No migrations' : 'No migrations any more';
    case 'satisfied':
      return satisfiedWords(decision);
    case 'emergency':
      return `emergency by ${verdict.by}: ${withoutStop(verdict.reason)}`;
    case 'pending':
      return shortfallWords(verdict.shortfalls, decision);
    case 'refused':
      return refusalWords(verdict.refusals);
    case 'undetermined':
      return undeterminedWords(verdict.cause);
  }
}

/** Whether the verdict is about the migrations' risk, so that the level belongs in front of it. */
export function concernsLevel({ assessment, verdict }: Decision): boolean {
  if (assessment.migrations.length === 0 && assessment.findings.length === 0) return false;
  switch (verdict.kind) {
    case 'not-applicable':
    case 'undetermined':
      return false;
    case 'refused':
      return !verdict.refusals.some((refusal) => refusal.kind === 'invalid-policy');
    case 'satisfied':
    case 'emergency':
    case 'pending':
      return true;
  }
}

/** What has become of it, in a word or two, for a heading. */
export function verdictTitle(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'not-applicable':
      return 'no migrations';
    case 'satisfied':
      return 'ready';
    case 'emergency':
      return 'emergency';
    case 'pending':
      return 'waiting';
    case 'refused':
      return verdict.refusals.every((refusal) => refusal.kind === 'changes-requested')
        ? 'changes requested'
        : 'refused';
    case 'undetermined':
      return 'not decided';
  }
}

export const VERDICT_MARKS: Readonly<Record<Verdict['kind'], string>> = {
  'not-applicable': '✅',
  satisfied: '✅',
  emergency: '🚨',
  pending: '⏳',
  refused: '⛔',
  undetermined: '❔',
};

/** Why nothing could be decided. */
export function undeterminedWords(cause: string): string {
  return capitalised(`not decided: ${withoutStop(cause)}`);
}

function satisfiedWords({ tally, policy }: Decision): string {
  const approvers = tally.requirements.flatMap((requirement) =>
    requirement.approvals.map((approval) => approverWords(approval, policy, requirement)),
  );
  return approvers.length === 0 ? 'no approval needed' : `approved by ${joined(approvers, 'and')}`;
}

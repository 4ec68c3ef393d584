import type { Decision } from '../../domain/decision.ts';
import { demandWords } from '../../policy/describe/demand.ts';
import { escapeText } from '../markdown/escape.ts';
import { escapeProse } from '../markdown/prose.ts';
import { approverWords } from '../wording/held-role.ts';
import { ignoredWords } from '../wording/ignored-reason.ts';
import { levelName, levelReasons } from '../wording/level.ts';
import { capitalised, withStop } from '../wording/list.ts';
import { nextSteps } from '../wording/next-steps.ts';
import { concernsLevel, verdictWords } from '../wording/verdict.ts';
import { listOf } from './list.ts';

/** How the verdict came about, in words: the level, what is asked for and why, who counts, and what is left. */
export function explanationOf(decision: Decision): string {
  const { assessment, policy, tally, demands } = decision;
  const level = escapeText(levelName(policy, assessment.level), 60);
  return [
    `**The verdict.** ${escapeProse(withStop(capitalised(verdictWords(decision))), 500)}`,
    ...(concernsLevel(decision)
      ? [
          listOf(`Why it is ${level}`, 'reason', levelReasons(assessment)),
          listOf(
            `What ${policyWords(decision)} asks for`,
            'demand',
            demands.flatMap((demand) => demandWords(demand, policy)),
          ),
          listOf(
            'Who counts',
            'approval',
            tally.approvals.map((approval) => `${approverWords(approval, policy)} approved`),
          ),
          listOf(
            'Who does not',
            'approval',
            tally.ignored.map(({ login, reason }) => `${login} ${ignoredWords(reason)}`),
          ),
        ]
      : []),
    listOf('What is left', 'step', nextSteps(decision)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function policyWords({ policy: { source, extended }, snapshot }: Decision): string {
  const names = [source, ...extended.toReversed()].map((each) =>
    each.kind === 'builtin'
      ? `the built-in policy ${each.name}`
      : `${each.path} of ${each.repository ?? snapshot.pull.baseBranch}`,
  );
  return escapeText(names.join(', which extends '), 400);
}

import type { Decision } from '../../domain/decision.ts';
import type { ApprovalDemand, Demand } from '../../domain/demand.ts';
import type { Requirement } from '../../domain/role.ts';
import { escapeText } from '../markdown/escape.ts';
import { escapeProse } from '../markdown/prose.ts';
import { conditionWords } from '../wording/condition.ts';
import { approverWords } from '../wording/held-role.ts';
import { ignoredWords } from '../wording/ignored-reason.ts';
import { levelName, levelReasons } from '../wording/level.ts';
import { capitalised, counted, joined, withStop } from '../wording/list.ts';
import { nextSteps } from '../wording/next-steps.ts';
import { rolesWords } from '../wording/shortfall.ts';
import { concernsLevel, verdictWords } from '../wording/verdict.ts';
import { listOf } from './list.ts';

/** How the verdict came about, in words: the level, what is asked for and why, who counts, and what is left. */
export function explanationOf(decision: Decision): string {
  const { assessment, policy, tally } = decision;
  const level = escapeText(levelName(policy, assessment.level), 60);
  return [
    `**The verdict.** ${escapeProse(withStop(capitalised(verdictWords(decision))), 500)}`,
    ...(concernsLevel(decision)
      ? [
          listOf(`Why it is ${level}`, 'reason', levelReasons(assessment)),
          listOf(`What ${policyWords(decision)} asks for`, 'demand', demandSentences(decision)),
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

function demandSentences({ demands, policy }: Decision): readonly string[] {
  return demands.flatMap((demand) => {
    const asked = askedBy(demand);
    return asked.length === 0
      ? []
      : [`${capitalised(conditionWords(demand.when, policy))}: ${joined(asked, 'and', 30)}`];
  });
}

function askedBy({ approvals, checks, windows, checklist }: Demand): readonly string[] {
  const required = checklist.filter((item) => item.required).length;
  return [
    ...approvals.map(approvalWords),
    ...checks.map((name) => `\`${name}\` green`),
    ...windows.map((name) => `the merge window ${name} open`),
    ...(checklist.length === 0
      ? []
      : [
          `${counted(checklist.length, 'line')} of the checklist${required === 0 ? '' : `, ${required} of them required`}`,
        ]),
  ];
}

function approvalWords(demand: ApprovalDemand): string {
  switch (demand.kind) {
    case 'people':
      return requirementWords(demand.requirement);
    case 'any-of':
      return joined(
        demand.ways.map((way) => way.map(requirementWords).join(' with ')),
        'or',
        20,
      );
  }
}

function requirementWords({ count, roles, distinctTeams }: Requirement): string {
  const apart = distinctTeams === true ? ', each from another team' : '';
  return `${counted(count, 'approval')} by ${rolesWords(roles)}${apart}`;
}

import type { ChecklistItem } from '../../domain/checklist.ts';
import type { ApprovalDemand, Demand } from '../../domain/demand.ts';
import { durationWords } from '../../domain/duration.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Requirement } from '../../domain/role.ts';
import { conditionWords, listed } from './words.ts';

/** What is asked for, each on a line with its condition: `HIGH: 2 approvals from senior-developer or tech-lead`. */
export function describeDemand(
  { when, approvals, checks, windows, checklist }: Demand,
  policy: Pick<Policy, 'levelNames'>,
): readonly string[] {
  const asked = [
    ...approvals.map(approvalWords),
    ...checks.map((check) => `check ${check}`),
    ...windows.map((window) => `merge window ${window}`),
    ...checklist.map(itemWords),
  ];
  return asked.map((words) => `${conditionWords(when, policy)}: ${words}`);
}

/** `1 approval from developer`, `either 1 approval from … or …`. */
export function approvalWords(demand: ApprovalDemand): string {
  switch (demand.kind) {
    case 'people':
      return requirementWords(demand.requirement);
    case 'any-of':
      return `either ${listed(
        demand.ways.map((way) => way.map(requirementWords).join(' with ')),
        'or',
      )}`;
  }
}

function requirementWords({ roles, count, distinctTeams }: Requirement): string {
  const people = `${count} ${count === 1 ? 'approval' : 'approvals'} from ${listed(roles, 'or')}`;
  return distinctTeams === true ? `${people}, each of another team` : people;
}

const PHASE_WORDS: Readonly<Record<ChecklistItem['phase'], string>> = {
  'before-approval': '',
  'at-merge': 'at the merge',
  'after-deployment': 'after the deployment',
};

function itemWords({ text, proof, rules, phase, required, by, expiresAfter, due }: ChecklistItem): string {
  const facts = [
    ...(PHASE_WORDS[phase] === '' ? [] : [PHASE_WORDS[phase]]),
    ...(required ? ['required'] : []),
    ...(proof === undefined ? [] : [`proved by ${proof}`]),
    ...(rules === undefined ? [] : [`proved by ${listed(rules)}`]),
    ...(by === undefined ? [] : [`ticked by ${listed(by, 'or')}`]),
    ...(expiresAfter === undefined ? [] : [`lasts ${durationWords(expiresAfter)}`]),
    ...(due === undefined ? [] : [`due after ${durationWords(due)}`]),
  ];
  return `checklist “${text}”${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`;
}

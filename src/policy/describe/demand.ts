import type { ChecklistItem } from '../../domain/checklist.ts';
import type { ApprovalDemand, Demand, PlacedDemand } from '../../domain/demand.ts';
import { durationWords } from '../../domain/duration.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Requirement } from '../../domain/role.ts';
import { lineWords, type PolicyLine } from './line.ts';
import { listed } from './words.ts';

/** What is asked for, each by itself: `2 approvals from senior-developer or tech-lead`, `check ci`. */
export function describeDemand({ path, demand }: PlacedDemand): readonly PolicyLine[] {
  const { when, approvals, checks, windows, checklist } = demand;
  const line =
    (key: string) =>
    (words: string): PolicyLine => ({ path: `${path}.${key}`, about: 'asked', words, when });
  return [
    ...approvals.map(approvalWords).map(line('approvals')),
    ...checks.map((check) => `check ${check}`).map(line('checks')),
    ...windows.map((window) => `merge window ${window}`).map(line('window')),
    ...checklist.map(itemWords).map(line('checklist')),
  ];
}

/** The same with the condition: `HIGH: 2 approvals from senior-developer or tech-lead`. */
export function demandWords(demand: Demand, policy: Pick<Policy, 'levelNames'>): readonly string[] {
  return describeDemand({ path: '', demand }).map((line) => lineWords(line, policy));
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

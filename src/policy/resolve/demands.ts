import { createHash } from 'node:crypto';
import type { ChecklistItem } from '../../domain/checklist.ts';
import type { ApprovalDemand, Demand, PlacedDemand } from '../../domain/demand.ts';
import { compareLevels, RISK_LEVELS, type RiskLevel } from '../../domain/level.ts';
import type { Requirement } from '../../domain/role.ts';
import type { WrittenApproval } from '../written/people.ts';
import type { WrittenPolicy } from '../written/policy.ts';
import type { WrittenAsked, WrittenItem } from '../written/requirement.ts';
import { resolveCondition } from './condition.ts';
import { lengthOf } from './duration.ts';

/** What is asked for, level by level, then under the policy's further conditions, then always. */
export function resolveDemands(written: WrittenPolicy): readonly PlacedDemand[] {
  return [
    ...RISK_LEVELS.flatMap((level) =>
      demandsOfLevel(level, written.levels?.[level] ?? {}).map((demand) => ({
        path: `levels.${level}`,
        demand,
      })),
    ),
    ...(written.requirements ?? []).map((asked) => ({
      path: 'requirements',
      demand: demandOf(asked, resolveCondition(asked.when)),
    })),
    ...(written.checks === undefined
      ? []
      : [{ path: 'checks', demand: demandOf({ checks: written.checks }, {}) }]),
  ];
}

/** A level asks for people and a window of its own, and for the checklist and checks of those below it, too. */
function demandsOfLevel(
  level: RiskLevel,
  { approvals, window, checklist, checks }: WrittenAsked,
): readonly Demand[] {
  const above = RISK_LEVELS.filter((each) => compareLevels(each, level) >= 0);
  const own = { approvals, window };
  const cumulative = { checklist, checks };
  return [demandOf(own, { levels: [level] }), demandOf(cumulative, { levels: above })].filter((demand) =>
    asksForSomething(demand),
  );
}

function asksForSomething({ approvals, checks, windows, checklist }: Demand): boolean {
  return [approvals, checks, windows, checklist].some((asked) => asked.length > 0);
}

function demandOf(asked: Omit<WrittenAsked, 'when'>, when: Demand['when']): Demand {
  return {
    when,
    approvals: (asked.approvals ?? []).map(resolveApproval),
    checks: asked.checks ?? [],
    windows: asked.window ?? [],
    checklist: (asked.checklist ?? []).map(resolveItem),
  };
}

function resolveApproval(written: WrittenApproval): ApprovalDemand {
  const ways = written['any-of'];
  if (ways === undefined) return { kind: 'people', requirement: requirementOf(written) };
  return { kind: 'any-of', ways: ways.map((way) => (way['all-of'] ?? [way]).map(requirementOf)) };
}

type WrittenPeople = Pick<WrittenApproval, 'role' | 'roles' | 'count' | 'distinct-teams'>;

/** The people as they are asked for: without a count it is one. */
export function requirementOf({
  role,
  roles,
  count,
  'distinct-teams': distinct,
}: WrittenPeople): Requirement {
  return {
    roles: [...new Set([...(role === undefined ? [] : [role]), ...(roles ?? [])])],
    count: count ?? 1,
    ...(distinct === true ? { distinctTeams: true } : {}),
  };
}

function resolveItem({
  id,
  text,
  proof,
  rules,
  phase,
  required,
  by,
  expires,
  due,
}: WrittenItem): ChecklistItem {
  return {
    id: id ?? idOf(text),
    text,
    ...(proof === undefined ? {} : { proof }),
    ...(rules === undefined ? {} : { rules }),
    phase: phase ?? 'before-approval',
    required: required ?? false,
    ...(by === undefined ? {} : { by }),
    ...(expires === undefined ? {} : { expiresAfter: lengthOf(expires) }),
    ...(due === undefined ? {} : { due: lengthOf(due) }),
  };
}

/** An item without a name is known by its text, so that it is the same wherever it stands. */
function idOf(text: string): string {
  return `item-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}

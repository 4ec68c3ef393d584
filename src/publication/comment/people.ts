import type { Approval, FilledRequirement } from '../../domain/approval.ts';
import type { Decision } from '../../domain/decision.ts';
import { type Block, listSection, type Section } from '../layout/section.ts';
import { escapeText } from '../markdown/escape.ts';
import { link } from '../markdown/link.ts';
import { approverWords } from '../wording/held-role.ts';
import { counted } from '../wording/list.ts';
import { rolesWords } from '../wording/shortfall.ts';

/** Who still has to approve, and who has, in which role. Roles and names without a mention: nobody is called. */
export function peopleSections(decision: Decision): readonly Section[] {
  const { tally } = decision;
  const table = listSection(
    {
      weight: 4,
      open: '### Approvals\n\n| Needed | Approved by | Still missing |\n| --- | --- | --- |\n',
      between: '\n',
      close: '',
      omitted: (count) => `${counted(count, 'more requirement')} left out here for want of room.`,
    },
    tally.requirements.map((requirement) => ({ full: () => requirementRow(requirement, decision) })),
  );
  const others = listSection(
    { weight: 1, open: '', between: '\n', close: '', omitted: (count) => `- and ${count} more` },
    [...objections(decision), ...spare(decision)],
  );
  return [table, others];
}

function requirementRow(requirement: FilledRequirement, decision: Decision): string {
  const { count, roles, approvals, missing } = requirement;
  const given = approvals.slice(0, 10).map((approval) => `✅ ${approver(approval, decision, requirement)}`);
  const rest = approvals.length - given.length;
  const cells = [
    `${count} × ${escapeText(rolesWords(roles), 300)}`,
    [...given, ...(rest > 0 ? [`and ${rest} more`] : [])].join('<br>') || '–',
    missing === 0 ? 'none' : `⏳ **${missing}**`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function objections({ tally }: Decision): readonly Block[] {
  return tally.objections.map(({ login, review }) => ({
    full: () => `- ⛔ ${link(escapeText(login, 60), review.url)} requested changes`,
  }));
}

/** Approvals that count but fill no place: worth seeing, and they step in when another falls away. */
function spare(decision: Decision): readonly Block[] {
  const { tally } = decision;
  const placed = new Set(tally.requirements.flatMap(({ approvals }) => approvals.map(({ login }) => login)));
  return tally.approvals
    .filter(({ login }) => !placed.has(login))
    .map((approval) => ({ full: () => `- ✅ ${approver(approval, decision)} approved as well` }));
}

function approver(approval: Approval, { policy }: Decision, requirement?: FilledRequirement): string {
  const role = approverWords(approval, policy, requirement).slice(approval.login.length);
  return `${link(escapeText(approval.login, 60), approval.review.url)}${escapeRole(role)}`;
}

function escapeRole(role: string): string {
  return role === '' ? '' : ` ${escapeText(role, 120)}`;
}

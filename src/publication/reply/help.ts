import { durationWords } from '../../domain/duration.ts';
import type { Policy } from '../../domain/policy.ts';
import { escapeText } from '../markdown/escape.ts';
import { rolesWords } from '../wording/shortfall.ts';

/** The commands, and who may give them here. */
export function helpOf({ waivers, emergency }: Pick<Policy, 'waivers' | 'emergency'>): string {
  const named = (roles: readonly string[]) => escapeText(rolesWords(roles), 200);
  const emergencies =
    emergency === undefined
      ? 'Nobody: the policy has no emergencies'
      : `${named(emergency.roles)}, never the author; the approvals must be there within ${durationWords(emergency.deadline)}`;
  const rows = [
    ['recheck', 'Everything is read again', 'Everybody'],
    ['explain', 'A reply says how the verdict came about', 'Everybody'],
    [
      'waive &lt;item&gt; &lt;reason&gt;',
      'A required line of the checklist, or a convention, need not hold here',
      waivers.length === 0
        ? 'Nobody: the policy names no role for it'
        : `${named(waivers)}, never the author`,
    ],
    ['emergency &lt;reason&gt;', 'It may be merged before the approvals are there', emergencies],
    ['help', 'This list', 'Everybody'],
  ];
  return [
    '| On a line of its own | What happens | Who may |',
    '| --- | --- | --- |',
    ...rows.map(([command, what, who]) => `| <code>/migration-gate ${command}</code> | ${what} | ${who} |`),
  ].join('\n');
}

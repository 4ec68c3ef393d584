import type { PlacedDemand } from '../../domain/demand.ts';
import { durationWords } from '../../domain/duration.ts';
import { RISK_LEVELS } from '../../domain/level.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Role } from '../../domain/role.ts';
import { describeConventions } from './conventions.ts';
import { describeDemand } from './demand.ts';
import { lineWords, type PolicyLine } from './line.ts';
import { windowWords } from './window.ts';
import { levelsWords, listed } from './words.ts';

/**
 * A policy in words, a line for each thing that it says, so that two can be held against each other line by line.
 * Plain text; names as the policy has them.
 */
export function describePolicy(policy: Policy): readonly string[] {
  const demands = policy.demands.map((demand) => ({ path: '', demand }));
  return policyLines(policy, demands).map((line) => lineWords(line, policy));
}

/**
 * The same with where each line is from.
 *
 * @param asked the policy's demands, with the parts of it that make them.
 */
export function policyLines(policy: Policy, asked: readonly PlacedDemand[]): readonly PolicyLine[] {
  return [
    ...describeMigrations(policy),
    ...policy.environments.map(({ name, branches }) =>
      said(`environments.${name}`, `Environment ${name}: ${listed(branches)}`),
    ),
    ...policy.roles.map((role) => said(`roles.${role.name}`, roleWords(role))),
    ...asked.flatMap(describeDemand),
    said('unknown', `What cannot be read: ${policy.levelNames[policy.unknown]}`),
    ...Object.entries(policy.operations).map(([kind, level]) =>
      said(`operations.${kind}`, `Level of ${kind}: ${policy.levelNames[level]}`),
    ),
    ...Object.entries(policy.categories).map(([category, kinds]) =>
      said(`categories.${category}`, `Category ${category}: ${listed(kinds)}, too`),
    ),
    ...Object.entries(policy.rules).map(([id, setting]) =>
      said(`rules.${id}`, `Rule ${id}: ${settingWords(setting, policy)}`),
    ),
    said('suppressions', `Comments that allow findings: ${policy.suppressions}`),
    ...(policy.suppressors.length === 0
      ? []
      : [
          said(
            'suppressors',
            `Comments that allow findings take an approval from ${listed(policy.suppressors, 'or')}`,
          ),
        ]),
    ...describeConventions(policy.conventions),
    ...policy.windows.map((window) => said(`windows.${window.name}`, windowWords(window))),
    ...describeExceptions(policy),
    ...describeAfterMerge(policy),
    ...(policy.requestReviewers
      ? [said('request-reviewers', 'Reviews are requested of the teams that can approve')]
      : []),
    ...(policy.labels === undefined
      ? []
      : [said('labels', `Labels: ${listed(RISK_LEVELS.map((level) => policy.labels?.[level] ?? ''))}`)]),
  ];
}

function said(path: string, words: string): PolicyLine {
  return { path, about: 'else', words };
}

function describeMigrations({ migrations }: Policy): readonly PolicyLine[] {
  const { paths, ignore, tool, since } = migrations;
  return [
    said('migrations.paths', `Migrations: ${paths === undefined ? 'found by their layout' : listed(paths)}`),
    ...(ignore.length === 0 ? [] : [said('migrations.ignore', `No migrations: ${listed(ignore)}`)]),
    ...(tool === undefined ? [] : [said('migrations.tool', `Tool of the migrations: ${tool}`)]),
    ...(since === undefined ? [] : [said('migrations.since', `Conventions hold from migration ${since} on`)]),
  ];
}

function roleWords({ name, users, teams, permission, includes }: Role): string {
  const ways = [
    ...(users.length === 0 ? [] : [`users ${listed(users)}`]),
    ...(teams.length === 0 ? [] : [`teams ${listed(teams)}`]),
    ...(permission === undefined ? [] : [`permission ${permission}`]),
    ...(includes.length === 0 ? [] : [`whoever is ${listed(includes, 'or')}`]),
  ];
  return `Role ${name}: ${ways.join('; ')}`;
}

function settingWords(
  { severity, level, suppressible }: Policy['rules'][string],
  { levelNames }: Policy,
): string {
  return listed([
    ...(severity === undefined ? [] : [severity]),
    ...(level === undefined ? [] : [`level ${levelNames[level]}`]),
    ...(suppressible === undefined ? [] : [`${suppressible ? 'may' : 'may not'} be allowed by a comment`]),
  ]);
}

function describeExceptions({ emergency, waivers, levelNames }: Policy): readonly PolicyLine[] {
  return [
    ...(emergency === undefined
      ? []
      : [
          said(
            'emergency',
            `Emergency: declared by ${listed(emergency.roles, 'or')} at ${levelsWords(emergency.levels, levelNames)}, ` +
              `approved within ${durationWords(emergency.deadline)}, label ${emergency.label}`,
          ),
        ]),
    ...(waivers.length === 0 ? [] : [said('waivers', `Waivers: by ${listed(waivers, 'or')}`)]),
  ];
}

function describeAfterMerge({ afterMerge, levelNames }: Policy): readonly PolicyLine[] {
  const { backupTables, rollbackSteps } = afterMerge;
  return [
    ...(backupTables === undefined
      ? []
      : [
          said(
            'after-merge.backup-tables',
            `Backup tables: a reminder to drop them after ${durationWords(backupTables)}`,
          ),
        ]),
    ...(rollbackSteps.length === 0
      ? []
      : [
          said(
            'after-merge.rollback-steps',
            `Steps back are shown after merging ${levelsWords(rollbackSteps, levelNames)}`,
          ),
        ]),
  ];
}

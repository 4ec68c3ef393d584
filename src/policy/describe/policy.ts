import { durationWords } from '../../domain/duration.ts';
import { RISK_LEVELS } from '../../domain/level.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Role } from '../../domain/role.ts';
import { describeConventions } from './conventions.ts';
import { describeDemand } from './demand.ts';
import { describeWindow } from './window.ts';
import { levelsWords, listed } from './words.ts';

/**
 * A policy in words, a line for each thing that it says, so that two can be held against each other line by line.
 * Plain text; names as the policy has them.
 */
export function describePolicy(policy: Policy): readonly string[] {
  return [
    ...describeMigrations(policy),
    ...policy.environments.map(({ name, branches }) => `Environment ${name}: ${listed(branches)}`),
    ...policy.roles.map(describeRole),
    ...policy.demands.flatMap((demand) => describeDemand(demand, policy)),
    `What cannot be read: ${policy.levelNames[policy.unknown]}`,
    ...Object.entries(policy.operations).map(
      ([kind, level]) => `Level of ${kind}: ${policy.levelNames[level]}`,
    ),
    ...Object.entries(policy.categories).map(
      ([category, kinds]) => `Category ${category}: ${listed(kinds)}, too`,
    ),
    ...Object.entries(policy.rules).map(([id, setting]) => `Rule ${id}: ${settingWords(setting, policy)}`),
    `Comments that allow findings: ${policy.suppressions}`,
    ...describeConventions(policy.conventions, policy),
    ...policy.windows.map(describeWindow),
    ...describeExceptions(policy),
    ...describeAfterMerge(policy),
    ...(policy.requestReviewers ? ['Reviews are requested of the teams that can approve'] : []),
    ...(policy.labels === undefined
      ? []
      : [`Labels: ${listed(RISK_LEVELS.map((level) => policy.labels?.[level] ?? ''))}`]),
  ];
}

function describeMigrations({ migrations }: Policy): readonly string[] {
  const { paths, ignore, tool, since } = migrations;
  return [
    `Migrations: ${paths === undefined ? 'found by their layout' : listed(paths)}`,
    ...(ignore.length === 0 ? [] : [`No migrations: ${listed(ignore)}`]),
    ...(tool === undefined ? [] : [`Tool of the migrations: ${tool}`]),
    ...(since === undefined ? [] : [`Conventions hold from migration ${since} on`]),
  ];
}

function describeRole({ name, users, teams, permission, includes }: Role): string {
  const ways = [
    ...(users.length === 0 ? [] : [`users ${listed(users)}`]),
    ...(teams.length === 0 ? [] : [`teams ${listed(teams)}`]),
    ...(permission === undefined ? [] : [`permission ${permission}`]),
    ...(includes.length === 0 ? [] : [`whoever is ${listed(includes, 'or')}`]),
  ];
  return `Role ${name}: ${ways.length === 0 ? 'nobody' : ways.join('; ')}`;
}

function settingWords(
  { severity, level, suppressible }: Policy['rules'][string],
  { levelNames }: Policy,
): string {
  return listed([
    ...(severity === undefined ? [] : [severity]),
    ...(level === undefined ? [] : [`raises to ${levelNames[level]}`]),
    ...(suppressible === undefined ? [] : [`${suppressible ? 'may' : 'may not'} be allowed by a comment`]),
  ]);
}

function describeExceptions({ emergency, waivers, levelNames }: Policy): readonly string[] {
  return [
    ...(emergency === undefined
      ? []
      : [
          `Emergency: declared by ${listed(emergency.roles, 'or')} at ${levelsWords(emergency.levels, levelNames)}, ` +
            `approved within ${durationWords(emergency.deadline)}, label ${emergency.label}`,
        ]),
    ...(waivers.length === 0 ? [] : [`Waivers: by ${listed(waivers, 'or')}`]),
  ];
}

function describeAfterMerge({ afterMerge, levelNames }: Policy): readonly string[] {
  const { backupTables, rollbackSteps } = afterMerge;
  return [
    ...(backupTables === undefined
      ? []
      : [`Backup tables: a reminder to drop them after ${durationWords(backupTables)}`]),
    ...(rollbackSteps.length === 0
      ? []
      : [`Steps back are shown after merging ${levelsWords(rollbackSteps, levelNames)}`]),
  ];
}

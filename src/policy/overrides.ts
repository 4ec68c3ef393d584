import { OPERATION_KINDS } from '../domain/operation/kinds.ts';
import type { RuleSetting } from '../domain/policy.ts';
import { RULES } from '../rules/registry.ts';
import { type DraftProblem, wrongKey } from './draft-problem.ts';
import { quote, suggest } from './quote.ts';
import type { WrittenPolicy } from './written-policy.ts';

const RULE_IDS = RULES.map(({ id }) => id);

/** The settings of rules without what is left out. */
export function resolveRules(
  written: NonNullable<WrittenPolicy['rules']>,
): Readonly<Record<string, RuleSetting>> {
  return Object.fromEntries(
    Object.entries(written).map(([id, { severity, level }]) => [
      id,
      { ...(severity === undefined ? {} : { severity }), ...(level === undefined ? {} : { level }) },
    ]),
  );
}

/** Rules and operations that do not exist: a misspelt one would silently be without effect. */
export function overrideProblems({ rules, operations }: WrittenPolicy): readonly DraftProblem[] {
  return [
    ...unknownNames('rules', 'rule', Object.keys(rules ?? {}), RULE_IDS),
    ...unknownNames('operations', 'kind of operation', Object.keys(operations ?? {}), OPERATION_KINDS),
  ];
}

function unknownNames(
  section: string,
  what: string,
  written: readonly string[],
  known: readonly string[],
): readonly DraftProblem[] {
  return written
    .filter((name) => !known.includes(name))
    .map((name) => wrongKey([section, name], `There is no ${what} ${quote(name)}`, suggest(name, known)));
}

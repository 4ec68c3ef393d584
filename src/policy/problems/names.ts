import { OPERATION_KINDS } from '../../domain/operation/kinds.ts';
import { RULES } from '../../rules/registry.ts';
import { quote, suggest } from '../quote.ts';
import type { WrittenPolicy } from '../written/policy.ts';
import { type DraftProblem, type WrittenPath, wrongKey, wrongValue } from './draft-problem.ts';
import { askedIn, conditionsIn } from './places.ts';

const RULE_IDS = RULES.map(({ id }) => id);

/** Rules, kinds of operations, windows and environments that do not exist: a misspelt one would be without effect. */
export function nameProblems(own: WrittenPolicy, merged: WrittenPolicy): readonly DraftProblem[] {
  const windows = Object.keys(merged.windows ?? {});
  const environments = Object.keys(merged.environments ?? {});
  const asked = askedIn(own);
  return [
    ...unknownKeys('rules', 'rule', Object.keys(own.rules ?? {}), RULE_IDS),
    ...unknownKeys('operations', 'kind of operation', Object.keys(own.operations ?? {}), OPERATION_KINDS),
    ...Object.entries(own.categories ?? {}).flatMap(([category, kinds]) =>
      unknownValues(['categories', category], 'kind of operation', kinds ?? [], OPERATION_KINDS),
    ),
    ...conditionsIn(own).flatMap(({ path, value }) => [
      ...unknownValues([...path, 'operations'], 'kind of operation', value.operations ?? [], OPERATION_KINDS),
      ...unknownValues([...path, 'environments'], 'environment', value.environments ?? [], environments),
    ]),
    ...asked.flatMap(({ path, value }) =>
      (value.checklist ?? []).flatMap(({ rules }, index) =>
        unknownValues([...path, 'checklist', index, 'rules'], 'rule', rules ?? [], RULE_IDS),
      ),
    ),
    ...asked.flatMap(({ path, value }) =>
      unknownValues([...path, 'window'], 'window', value.window ?? [], windows),
    ),
  ];
}

function unknownKeys(
  section: string,
  what: string,
  written: readonly string[],
  known: readonly string[],
): readonly DraftProblem[] {
  return written
    .filter((name) => !known.includes(name))
    .map((name) => wrongKey([section, name], `There is no ${what} ${quote(name)}`, suggest(name, known)));
}

/** One value alone stands at the path itself, which leads to the place in either form. */
export function unknownValues(
  path: WrittenPath,
  what: string,
  written: readonly string[],
  known: readonly string[],
): readonly DraftProblem[] {
  return written.flatMap((name, index) =>
    known.includes(name)
      ? []
      : [
          wrongValue(
            [...path, index],
            `There is no ${what} ${quote(name)}`,
            known.length === 0 ? `Write it under \`${what}s\`.` : suggest(name, known),
          ),
        ],
  );
}

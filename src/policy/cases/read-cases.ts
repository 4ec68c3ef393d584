import type { PolicyProblem } from '../../domain/policy.ts';
import { RULES } from '../../rules/registry.ts';
import type { DraftProblem } from '../problems/draft-problem.ts';
import { unknownValues } from '../problems/names.ts';
import { schemaProblems } from '../problems/schema.ts';
import { readYaml } from '../yaml/document.ts';
import { placed } from '../yaml/placed.ts';
import { type PolicyCase, writtenCases } from './written-case.ts';

/** A table of cases, or everything that is wrong with it. */
export type CasesReading =
  | { readonly kind: 'valid'; readonly cases: readonly PolicyCase[] }
  | { readonly kind: 'invalid'; readonly problems: readonly PolicyProblem[] };

/** Reads the table of cases that a policy is tested by. Never throws, whatever the text. */
export function readCases(text: string): CasesReading {
  const document = readYaml(text);
  const { success, data, error } = writtenCases.safeParse(document.value ?? {}, { reportInput: true });
  const drafts = success ? unknownRules(data.cases) : schemaProblems(error.issues, writtenCases);
  const problems = placed(text, document, drafts);
  return success && problems.length === 0
    ? { kind: 'valid', cases: data.cases }
    : { kind: 'invalid', problems };
}

function unknownRules(cases: readonly PolicyCase[]): readonly DraftProblem[] {
  return cases.flatMap(({ expect }, index) =>
    unknownValues(['cases', index, 'expect', 'findings'], 'rule', expect.findings ?? [], RULE_IDS),
  );
}

const RULE_IDS = RULES.map(({ id }) => id);

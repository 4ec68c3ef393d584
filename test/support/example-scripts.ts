import { RULES } from '../../src/rules/registry.ts';
import type { Example, PullExample } from '../../src/rules/rule.ts';

/** The SQL of every example of every rule. */
export const EXAMPLE_SCRIPTS: readonly string[] = RULES.flatMap(({ examples }) =>
  [...examples.bad, ...examples.good].flatMap(scriptsOf),
);

function scriptsOf(example: string | Example | PullExample): readonly string[] {
  if (typeof example === 'string') return [example];
  if ('sql' in example) return [example.sql];
  return Object.entries({ ...example.base, ...example.files }).flatMap(([path, text]) =>
    path.endsWith('.sql') && text !== undefined ? [text] : [],
  );
}

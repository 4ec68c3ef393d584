import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/registry.ts';

const PAGE = new URL('../../docs/policies.md', import.meta.url);
const page = readFileSync(PAGE, 'utf8');

/** How many clauses each document has. */
const CLAUSES = { V: 17, S: 10, R: 8, L: 8, I: 8 } as const;

const rows = [...page.matchAll(/^\| ([A-Z]\d+) \|.*\| \[[^\]]*\]\(([^)]*)\) \|$/gm)].map(
  ([row, clause = '', file = '']) => ({ row, clause, file }),
);

describe('the page of the five policies', () => {
  it('has a row for each clause, in order', () => {
    const expected = Object.entries(CLAUSES).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
    );
    expect(rows.map(({ clause }) => clause)).toEqual(expected);
  });

  it.each(rows)(
    '$clause is held by a pull request that keeps it and one that breaks it',
    ({ clause, file }) => {
      const tests = readFileSync(new URL(file, PAGE), 'utf8');
      const block =
        tests.split(/^(?=describe\()/m).find((each) => each.startsWith(`describe('${clause}: `)) ?? '';
      expect(block).toMatch(/keeps|%s/);
      expect(block).toMatch(/breaks|%s/);
    },
  );

  it('names rules that there are', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    const named = [...page.matchAll(/`([a-z]+(?:-[a-z]+){1,5})`/g)].map(([, name = '']) => name);
    const none = named.filter((name) => !ids.has(name) && !NO_RULES.includes(name));
    expect(none).toEqual([]);
  });
});

/** Names of policies. */
const NO_RULES = ['safety-checklist', 'rewards-bolivia', 'indian-village-manor'];

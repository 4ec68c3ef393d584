import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { RULES } from '../../src/rules/registry.ts';
import { assessFiles, type File, rulesOf } from '../assessment/pull-request.ts';

const folder = new URL('../../src/rules/', import.meta.url);

/** Those that look at SQL alone; `conventions.test.ts` has the others. */
const SQL_RULES = RULES.filter((rule) => rule.judges !== 'pull-request');

/** The files of rules: those in the folders; what stands beside the folders is what rules are made of. */
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(new URL(`${entry.name}/`, folder)).map((file) => `${entry.name}/${file}`));

describe('the registry', () => {
  test('has every file of a rule, under the name of its file', () => {
    const named = files.map((file) => file.replace(/^.*\//, '').replace(/\.ts$/, ''));
    expect(RULES.map((rule) => rule.id).toSorted()).toEqual(named.toSorted());
  });

  test('has no rule twice', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });
});

/** Rules that have no safer SQL for one or all of their examples, and why. */
const WITHOUT_SQL: Readonly<Record<string, string>> = {
  'table-not-there': 'which table was meant is not known',
  'object-not-there': 'what was meant is not known',
  'change-to-applied-migration': 'the way is another file',
  'unreadable-sql': 'what is meant is not known',
  'suppression-comment': 'the way is a comment',
  'dynamic-sql': 'what is meant is not known',
  'superuser-or-alter-system': 'servers are not set up by SQL of a migration',
  'change-schema': 'a function is written anew',
  'enum-value-without-place': 'where the value belongs is for its author to say',
  'drop-not-null': 'the way is in the code',
  'drop-default': 'the way is in the code',
  revoke: 'the way is in the code',
};

test('only the rules with a reason have a bad example without SQL to copy', () => {
  const without = SQL_RULES.filter(({ id, examples }) =>
    examples.bad.some((example) => saferWays(example, id).length < findingsOf(example, id).length),
  );
  expect(without.map(({ id }) => id).toSorted()).toEqual(Object.keys(WITHOUT_SQL).toSorted());
});

test.each(RULES.map((rule) => [rule.id, rule] as const))(
  '%s says what is wrong, why, and what to do instead',
  (id, rule) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[A-Z].{15,}[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].{30,}\.$/);
    expect(rule.saferWay).toMatch(/^[A-Z].{30,}\.$/);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
  },
);

describe.each(SQL_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.examples.bad.map((example) => [titleOf(example), example] as const))(
    'finds %s',
    (_, example) => {
      expect(found(example)).toContain(id);
    },
  );

  test.each(rule.examples.good.map((example) => [titleOf(example), example] as const))(
    'has nothing to say of %s',
    (_, example) => {
      expect(found(example)).not.toContain(id);
    },
  );

  test('writes a safer way that has no finding of the rule, and that PostgreSQL can read', () => {
    for (const { sql } of rule.examples.bad.flatMap((example) => saferWays(example, id))) {
      const safer = assessFiles({ 'migrations/099_safer.sql': sql });
      expect(safer.migrations[0]?.script.problems, sql).toEqual([]);
      expect(rulesOf(safer), sql).not.toContain(id);
    }
  });
});

function assessExample(example: File) {
  return assessFiles({ 'migrations/099_example.sql': example });
}

function findingsOf(example: File, id: string): readonly Finding[] {
  return assessExample(example).findings.filter(({ rule }) => rule === id);
}

function found(example: File): readonly string[] {
  return rulesOf(assessExample(example));
}

function saferWays(example: File, id: string): readonly { readonly sql: string }[] {
  return findingsOf(example, id).flatMap(({ saferWay }) =>
    saferWay?.sql === undefined ? [] : [{ sql: saferWay.sql }],
  );
}

function titleOf(example: File): string {
  return typeof example === 'string' ? example : `${JSON.stringify(example.file)} ${example.sql}`;
}

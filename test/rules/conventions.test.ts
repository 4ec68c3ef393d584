import { describe, expect, test } from 'vitest';
import { assessPullExample } from '../../scripts/pull-example.ts';
import { textsToCopy } from '../../src/domain/finding.ts';
import { RULES } from '../../src/rules/registry.ts';
import type { PullExample } from '../../src/rules/rule.ts';
import { readScript } from '../../src/sql/read.ts';

const CONVENTION_RULES = RULES.filter((rule) => rule.judges === 'pull-request');

describe.each(CONVENTION_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(numbered(rule.examples.bad))('finds its example %i', async (_, example) => {
    const found = (await assessPullExample(example)).findings.filter((finding) => finding.rule === id);
    expect(found).not.toEqual([]);
    expect(found.every(({ severity }) => severity === rule.severity)).toBe(true);
  });

  test.each(numbered(rule.examples.good))('has nothing to say of its example %i', async (_, example) => {
    const { findings } = await assessPullExample(example);
    expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
  });

  test.skipIf(rule.isAsked({}))('says nothing where the policy does not ask for it', async () => {
    for (const example of rule.examples.bad) {
      const { findings } = await assessPullExample({ ...example, policy: 'extends: builtin:default' });
      expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
    }
  });

  test('can be switched off', async () => {
    for (const example of rule.examples.bad) {
      const { findings } = await assessPullExample({
        ...example,
        policy: `${example.policy}\nrules:\n  ${id}: off\n`,
      });
      expect(findings.filter((finding) => finding.rule === id)).toEqual([]);
    }
  });

  test('gives SQL to copy that PostgreSQL can read', async () => {
    for (const example of rule.examples.bad) {
      const { findings } = await assessPullExample(example);
      const texts = findings
        .filter((finding) => finding.rule === id)
        .flatMap(({ saferWay }) => (saferWay === undefined ? [] : textsToCopy(saferWay)));
      for (const { text, language } of texts)
        if (language === 'sql') expect(readScript(text).problems, text).toEqual([]);
    }
  });
});

function numbered(examples: readonly PullExample[]) {
  return examples.map((example, at) => [at + 1, example] as const);
}

describe('the migration from which on conventions hold', () => {
  const POLICY = `migrations: { paths: ['migrations/*.sql'], tool: numbered, since: '099' }
conventions: { numbering: sequential }`;
  const findingsOf = async (path: string, base: Readonly<Record<string, string>>) => {
    const { findings } = await assessPullExample({ policy: POLICY, files: { [path]: 'SELECT 1;' }, base });
    return findings.map(({ rule }) => rule);
  };

  test('leaves those before it alone', async () => {
    expect(await findingsOf('migrations/081_x.sql', { 'migrations/079_y.sql': 'SELECT 1;' })).not.toContain(
      'number-gap',
    );
    expect(await findingsOf('migrations/101_x.sql', { 'migrations/099_y.sql': 'SELECT 1;' })).toContain(
      'number-gap',
    );
  });

  test('is no way around them for one that counts back', async () => {
    expect(await findingsOf('migrations/080_x.sql', { 'migrations/099_y.sql': 'SELECT 1;' })).toContain(
      'number-behind-base',
    );
    expect(await findingsOf('migrations/099_x.sql', { 'migrations/099_y.sql': 'SELECT 1;' })).toContain(
      'duplicate-number',
    );
  });
});

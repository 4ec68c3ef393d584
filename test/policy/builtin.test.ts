import { describe, expect, it } from 'vitest';
import { PROOFS } from '../../src/domain/checklist.ts';
import { RISK_LEVELS } from '../../src/domain/level.ts';
import { BUILTIN_NAMES, builtinPolicy } from '../../src/policy/builtin/builtin.ts';
import { BUILTIN_TEXTS } from '../../src/policy/builtin/files.ts';
import { policyOf, told } from './reading.ts';

describe('the built-in policy', () => {
  const policy = builtinPolicy();

  it('needs nothing but what everybody has on GitHub: permissions on the repository', () => {
    expect(policy.roles.map(({ name, permission }) => [name, permission])).toEqual([
      ['developer', 'write'],
      ['senior-developer', 'maintain'],
      ['tech-lead', 'admin'],
    ]);
    expect(policy.roles.flatMap(({ users, teams }) => [...users, ...teams])).toEqual([]);
  });

  it('asks for one developer, one senior developer, and two of seniors and leads', () => {
    const asked = RISK_LEVELS.map((level) =>
      policy.demands.filter(({ when }) => when.levels?.includes(level)).flatMap(({ approvals }) => approvals),
    );
    expect(asked).toEqual([
      [{ kind: 'people', requirement: { roles: ['developer'], count: 1 } }],
      [{ kind: 'people', requirement: { roles: ['senior-developer'], count: 1 } }],
      [{ kind: 'people', requirement: { roles: ['senior-developer', 'tech-lead'], count: 2 } }],
    ]);
  });

  it('takes what cannot be read for the highest level', () => {
    expect(policy.unknown).toBe('high');
  });

  it('has a checklist for each level, and uses every proof', () => {
    const counts = RISK_LEVELS.map((level) => {
      const asked = policy.demands.filter(({ when }) => when.levels?.includes(level));
      return asked.reduce((sum, { checklist }) => sum + checklist.length, 0);
    });
    expect(counts).toEqual([8, 13, 20]);
    const proofs = policy.demands.flatMap(({ checklist }) => checklist.flatMap(({ proof }) => proof ?? []));
    expect(proofs.toSorted()).toEqual([...PROOFS].toSorted());
  });

  it('is versioned by its text', () => {
    const version = expect.stringMatching(/^[0-9a-f]{12}$/);
    expect(policy.source).toEqual({ kind: 'builtin', name: 'default', version });
  });

  it('extends none, for it is what the others extend', () => {
    expect(policy.extended).toEqual([]);
  });
});

describe.each(BUILTIN_NAMES)('the built-in policy %s', (name) => {
  it('can be extended with one line, as it says itself', () => {
    expect(told(`extends: builtin:${name}`)).toEqual([]);
    const { extended } = policyOf(`extends: builtin:${name}`);
    expect(extended.at(-1)).toEqual({
      kind: 'builtin',
      name,
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    if (name !== 'default') expect(BUILTIN_TEXTS.get(name)).toContain(`extends: builtin:${name}`);
  });
});

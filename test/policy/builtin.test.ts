import { describe, expect, it } from 'vitest';
import { RISK_LEVELS } from '../../src/domain/level.ts';
import { PROOFS } from '../../src/domain/policy.ts';
import { builtinPolicy } from '../../src/policy/builtin/builtin.ts';

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
    expect(policy.requirements).toEqual({
      low: [{ roles: ['developer'], count: 1 }],
      medium: [{ roles: ['senior-developer'], count: 1 }],
      high: [{ roles: ['senior-developer', 'tech-lead'], count: 2 }],
    });
  });

  it('takes what cannot be read for the highest level', () => {
    expect(policy.unknown).toBe('high');
  });

  it('has a checklist for each level, and uses every proof', () => {
    for (const level of RISK_LEVELS) expect(policy.checklist[level].length).toBeGreaterThan(0);
    const proofs = RISK_LEVELS.flatMap((level) =>
      policy.checklist[level].flatMap(({ proof }) => proof ?? []),
    );
    expect(proofs.toSorted()).toEqual([...PROOFS].toSorted());
  });

  it('is versioned by its text', () => {
    expect(policy.source).toMatchObject({ kind: 'builtin', name: 'default' });
    expect(policy.source).toHaveProperty('version', expect.stringMatching(/^[0-9a-f]{12}$/));
  });
});

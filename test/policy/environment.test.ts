import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../src/policy/environment.ts';
import { policyOf } from './reading.ts';

const policy = policyOf(`
environments:
  production: { branches: [main, release/*] }
  staging: { branches: ['{next,staging}', '!odd', '+(a)', '**'] }
`);

describe('the environment of a base branch', () => {
  it.each([
    ['main', 'production'],
    ['release/2', 'production'],
    ['release/.2', 'production'],
    ['release/2/fix', 'staging'],
    ['staging', 'staging'],
  ])('is found by the first that one of its branches fits: %s', (branch, name) => {
    expect(environmentOf(policy, branch)).toBe(name);
  });

  it.each(['!odd', '+(a)'])('is found by the branch itself, whatever %s means elsewhere', (branch) => {
    const { environments } = policyOf(`environments: { odd: { branches: ['${branch}'] } }`);
    expect(environmentOf({ environments }, branch)).toBe('odd');
    expect(environmentOf({ environments }, 'a')).toBeUndefined();
  });

  it('is none where no branch fits', () => {
    expect(
      environmentOf(policyOf('environments: { production: { branches: main } }'), 'next'),
    ).toBeUndefined();
  });
});

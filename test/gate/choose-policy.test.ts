import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/domain/migration.ts';
import type { ChangedFile, PolicyFile } from '../../src/domain/snapshot.ts';
import { choosePolicy } from '../../src/gate/choose-policy.ts';
import { builtinPolicy } from '../../src/policy/builtin/builtin.ts';

const PATH = '.github/migration-policy.yml';
const ABSENT: PolicyFile = { kind: 'absent' };

function fileWith(text: string, sha = 'p01'): PolicyFile {
  return { kind: 'present', path: PATH, sha, content: { kind: 'text', text, bytes: text.length } };
}

function choose(policyFile: PolicyFile, ...items: readonly ChangedFile[]) {
  return choosePolicy(policyFile, ABSENT, { complete: true, items });
}

describe('the policy in force', () => {
  it('is the built-in one where the base branch has none', () => {
    expect(choose(ABSENT)).toMatchObject({ policy: builtinPolicy(), changedHere: [] });
    expect(choose(ABSENT)).not.toHaveProperty('invalid');
  });

  it('is that of the base branch', () => {
    const { policy, invalid } = choose(fileWith('unknown: low'));
    expect(policy).toMatchObject({ unknown: 'low', source: { kind: 'file', path: PATH, sha: 'p01' } });
    expect(invalid).toBeUndefined();
  });

  it('is the built-in one, with all that is wrong, where that of the base branch has errors', () => {
    const { policy, invalid } = choose(fileWith('unknown: lowest\nrulez: 1'));
    expect(policy).toBe(builtinPolicy());
    expect(invalid?.path).toBe(PATH);
    expect(invalid?.problems.map(({ line }) => line)).toEqual([1, 2]);
  });

  it.each<Content>([
    { kind: 'unreadable', reason: 'symlink' },
    { kind: 'unreadable', reason: 'lfs-pointer' },
    { kind: 'unreadable', reason: 'too-large' },
    { kind: 'unreadable', reason: 'binary' },
    { kind: 'unreadable', reason: 'invalid-utf8' },
    { kind: 'absent' },
  ])('is wrong, not absent, where it is there and cannot be read: %o', (content) => {
    const { policy, invalid } = choose({ kind: 'present', path: PATH, sha: 'p01', content });
    expect(policy).toBe(builtinPolicy());
    expect(invalid?.problems).toHaveLength(1);
  });
});

describe('the identity of a policy', () => {
  it('is the same for the same text, and another for another', () => {
    const texts = ['unknown: low', 'unknown: high', 'unknown: lowest', ''];
    const identities = [choose(ABSENT), ...texts.map((text) => choose(fileWith(text)))].map(
      (each) => each.identity,
    );
    expect(new Set(identities).size).toBe(5);
    expect(choose(fileWith('unknown: low', 'p02')).identity).toBe(identities[1]);
  });
});

describe('a pull request that changes the policy', () => {
  it.each<[string, ChangedFile]>([
    ['changed', { path: PATH, change: 'modified' }],
    ['added', { path: PATH, change: 'added' }],
    ['removed', { path: PATH, change: 'removed' }],
    ['renamed away', { path: 'old.yml', previousPath: PATH, change: 'renamed' }],
    ['renamed into place', { path: PATH, previousPath: 'new.yml', change: 'renamed' }],
    ['written in capitals', { path: '.GitHub/Migration-Policy.yml', change: 'added' }],
    ['behind a link in place of its folder', { path: '.github', change: 'added' }],
  ])('is known where it is %s', (_, file) => {
    for (const policyFile of [ABSENT, fileWith('version: 1'), fileWith('wrong')])
      expect(choose(policyFile, file).changedHere).toHaveLength(1);
  });

  it('is no other one', () => {
    const other = { path: '.github/workflows/ci.yml', change: 'modified' } as const;
    const copy = { path: 'docs/policy.yml', previousPath: PATH, change: 'copied' } as const;
    expect(choose(ABSENT, other, copy).changedHere).toEqual([]);
  });

  it('is not judged by what it writes', () => {
    const changed = { path: PATH, change: 'modified' } as const;
    expect(choose(fileWith('unknown: low'), changed).policy.unknown).toBe('low');
  });
});

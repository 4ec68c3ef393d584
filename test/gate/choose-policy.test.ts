import { describe, expect, it } from 'vitest';
import type { Content } from '../../src/domain/migration.ts';
import type { ChangedFile, PolicyFile } from '../../src/domain/snapshot.ts';
import { choosePolicy } from '../../src/gate/choose-policy.ts';
import { builtinPolicy } from '../../src/policy/builtin/builtin.ts';

const PATH = '.github/migration-policy.yml';
const ABSENT: PolicyFile = { kind: 'absent' };

function fileWith(text: string, sha = 'p01') {
  return { kind: 'present', path: PATH, sha, ...contentOf(text) } as const;
}

function contentOf(text: string) {
  return { content: { kind: 'text' as const, text, bytes: text.length } };
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

  it.each<[Content, RegExp]>([
    [{ kind: 'unreadable', reason: 'symlink' }, /symbolic link/],
    [{ kind: 'unreadable', reason: 'lfs-pointer' }, /Git LFS/],
    [{ kind: 'unreadable', reason: 'too-large' }, /too large/],
    [{ kind: 'unreadable', reason: 'binary' }, /binary/],
    [{ kind: 'unreadable', reason: 'invalid-utf8' }, /UTF-8/],
    [{ kind: 'unreadable', reason: 'submodule' }, /submodule/],
    [{ kind: 'unreadable', reason: 'not-sql' }, /not YAML/],
    [{ kind: 'absent' }, /could not be read/],
  ])('is wrong, not absent, where it is there and cannot be read: %o', (content, why) => {
    const { policy, invalid } = choose({ kind: 'present', path: PATH, sha: 'p01', content });
    expect(policy).toBe(builtinPolicy());
    expect(invalid).toMatchObject({
      path: PATH,
      problems: [{ message: expect.stringMatching(why), line: 1, column: 1, source: '' }],
    });
    expect(invalid?.problems[0]?.hint).toContain('64 KB');
  });
});

describe('the policy of the organisation', () => {
  const shared: PolicyFile = { ...fileWith('unknown: low', 'o01'), repository: 'acme/.github' };
  const extending = fileWith('extends: organisation');
  const chosen = (policyFile: PolicyFile, organisation: PolicyFile) =>
    choosePolicy(policyFile, organisation, { complete: true, items: [] });

  it('is in force where the base branch has none, and is no outer policy of itself', () => {
    const { policy, invalid } = chosen(ABSENT, shared);
    expect(policy).toMatchObject({
      unknown: 'low',
      source: { kind: 'file', path: PATH, sha: 'o01', repository: 'acme/.github' },
    });
    expect(invalid).toBeUndefined();
    const itself: PolicyFile = { ...extending, repository: 'acme/.github' };
    expect(chosen(ABSENT, itself).invalid?.problems[0]?.message).toMatch(/which has none/);
  });

  it('fills what the base branch’s leaves out, where that extends it', () => {
    expect(chosen(extending, shared).policy).toMatchObject({
      unknown: 'low',
      source: { kind: 'file', sha: 'p01' },
      extended: [{ kind: 'builtin' }, { kind: 'file', sha: 'o01', repository: 'acme/.github' }],
    });
    expect(chosen(fileWith('checks: [ci]'), shared).policy.unknown).toBe(builtinPolicy().unknown);
  });

  it.each<[string, PolicyFile, RegExp]>([
    ['absent', ABSENT, /none that the app can read/],
    ['unreadable', { ...shared, content: { kind: 'unreadable', reason: 'binary' } }, /binary file/],
  ])('is missed where it is extended and %s', (_how, organisation, why) => {
    const { policy, invalid } = chosen(extending, organisation);
    expect(policy).toBe(builtinPolicy());
    expect(invalid?.problems[0]?.message).toMatch(why);
  });

  it('gives another identity to what extends it', () => {
    const identities = [ABSENT, shared, { ...shared, ...contentOf('unknown: high') }].map(
      (organisation) => chosen(extending, organisation).identity,
    );
    expect(new Set(identities).size).toBe(3);
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

  it('is another at another path, and for another file that cannot be read', () => {
    const unreadable = (sha: string): PolicyFile => ({
      ...fileWith('', sha),
      content: { kind: 'unreadable', reason: 'binary' },
    });
    const files = [fileWith(''), { ...fileWith(''), path: 'policy.yml' }, unreadable('a'), unreadable('b')];
    expect(new Set(files.map((file) => choose(file).identity)).size).toBe(4);
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

  it('is known where the policy lies elsewhere, at its path and at the usual one', () => {
    const elsewhere = { ...fileWith('version: 1'), path: 'ops/gate/policy.yml' };
    const changed = (path: string) => choose(elsewhere, { path, change: 'modified' }).changedHere;
    for (const path of ['ops/gate/policy.yml', 'ops/gate', 'ops', PATH])
      expect(changed(path)).toEqual([path]);
    for (const path of ['ops/gate/policy.yml/x', 'ops/gate/other.yml', '.github', 'policy.yml', ''])
      expect(changed(path)).toEqual([]);
  });

  it('is told of each path once', () => {
    const twice = { path: PATH, change: 'modified' } as const;
    expect(choose(ABSENT, twice, twice).changedHere).toEqual([PATH]);
  });

  it('is known where its path is only compatible with it, as some file systems see it', () => {
    const wide = { path: '.github/migration\uFF0Dpolicy.yml', change: 'added' } as const;
    expect(choose(ABSENT, wide).changedHere).toEqual([wide.path]);
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

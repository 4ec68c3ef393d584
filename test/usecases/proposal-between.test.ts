import { describe, expect, it } from 'vitest';
import type { PolicyFile } from '../../src/domain/snapshot.ts';
import { builtinPolicy } from '../../src/policy/builtin/builtin.ts';
import type { TreeFile } from '../../src/usecases/ports/pull-requests.ts';
import { proposalBetween, type Watched } from '../../src/usecases/proposal-between.ts';

const POLICY = '.github/migration-policy.yml';
const ORDERS = 'db/migrations/001_orders.sql';
const NOTES = 'db/migrations/002_notes.sql';

const absent: PolicyFile = { kind: 'absent' };
const watched: Watched = { migrations: [], policy: builtinPolicy(), policyFile: absent };
const file = (path: string, blob: string, mode: TreeFile['mode'] = 'regular'): TreeFile => ({
  path,
  mode,
  blob,
});
const before = [file('README.md', 'r1'), file(ORDERS, 'o1'), file(POLICY, 'p1')];
const proposed = (after: readonly TreeFile[], also: Partial<Watched> = {}) =>
  proposalBetween(before, after, { ...watched, ...also });

describe('what a commit proposes', () => {
  it('is nothing where no migration and nothing of the policy is different', () => {
    const after = [file('README.md', 'r2'), file(ORDERS, 'o1'), file(POLICY, 'p1'), file('src/a.ts', 'a')];
    expect(proposed(after)).toEqual({ migrations: [], policyFiles: [] });
  });

  it('is each migration that it brings, changes, makes executable or removes', () => {
    expect(proposed([...before, file(NOTES, 'n1')]).migrations).toEqual([
      { path: NOTES, mode: 'regular', blob: 'n1', wasThere: false, isThere: true },
    ]);
    const changed = { path: ORDERS, wasThere: true, isThere: true };
    expect(proposed([file(ORDERS, 'o2')]).migrations).toEqual([{ ...changed, mode: 'regular', blob: 'o2' }]);
    expect(proposed([file(ORDERS, 'o1', 'executable')]).migrations).toEqual([
      { ...changed, mode: 'executable', blob: 'o1' },
    ]);
    expect(proposed([file('README.md', 'r1')]).migrations).toEqual([
      { path: ORDERS, wasThere: true, isThere: false },
    ]);
  });

  it('is what happens at the paths of today’s migrations, whatever they look like', () => {
    const odd = { path: 'etc/now.txt', previousPath: 'README.md' };
    const after = [file('etc/now.txt', 'e'), file(ORDERS, 'o1'), file(POLICY, 'p1')];
    expect(proposed(after).migrations).toEqual([]);
    expect(proposed(after, { migrations: [odd] }).migrations.map(({ path }) => path)).toEqual([
      'etc/now.txt',
      'README.md',
    ]);
  });

  it('is a change of the policy, or what stands in place of its folder', () => {
    const rest = [file('README.md', 'r1'), file(ORDERS, 'o1')];
    expect(proposed([...rest, file(POLICY, 'p2')]).policyFiles).toMatchObject([{ path: POLICY, blob: 'p2' }]);
    expect(proposed(rest).policyFiles).toMatchObject([{ path: POLICY, isThere: false }]);
    const linked = proposed([...rest, file('.github', 'l', 'symlink')]).policyFiles;
    expect(linked.map(({ path }) => path)).toEqual(['.github', POLICY]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Migration } from '../../src/domain/migration.ts';
import type { Policy, PolicySource } from '../../src/domain/policy.ts';
import type { FileEntry } from '../../src/domain/snapshot.ts';
import { digestOf, digestOfProposal, type ProposedMigration, proposedAt } from '../../src/gate/digest.ts';
import { migrationWith } from '../support/facts.ts';

const FILE: PolicySource = { kind: 'file', path: '.github/migration-policy.yml', sha: 'p01' };
const source: Sources = { source: FILE, extended: [] };
type Sources = Pick<Policy, 'source' | 'extended'>;

const one = migrationWith();
const other = migrationWith({ path: 'db/migrations/100_more.sql', blob: 'b20b' });

describe('the digest of what is approved', () => {
  it.each<[string, readonly Migration[], Sources]>([
    ['a path', [{ ...one, path: 'db/migrations/098_tags.sql' }], source],
    ['a previous path', [{ ...one, change: 'renamed', previousPath: 'db/old.sql' }], source],
    ['the kind of change', [{ ...one, change: 'modified' }], source],
    ['a file’s mode', [{ ...one, mode: 'executable' }], source],
    ['the content', [{ ...one, blob: 'b10c' }], source],
    ['another migration', [one, other], source],
    ['a migration’s removal', [], source],
    ['the policy', [one], { ...source, source: { ...FILE, sha: 'p02' } }],
    ['the policy that it extends', [one], { ...source, extended: [{ ...FILE, repository: 'acme/.github' }] }],
    ['the policy’s path', [one], { ...source, source: { ...FILE, path: 'policy.yml' } }],
    ['the policy’s repository', [one], { ...source, source: { ...FILE, repository: 'acme/.github' } }],
    [
      'the built-in policy',
      [one],
      { source: { kind: 'builtin', name: 'default', version: '1' }, extended: [] },
    ],
  ])('changes with %s', (_what, migrations, policy) => {
    expect(digestOf(migrations, policy)).not.toBe(digestOf([one], source));
  });

  it('changes with the repository that the policy is in', () => {
    const digests = [undefined, 'acme/.github', 'other/.github'].map((repository) =>
      digestOf([one], { source: { ...FILE, ...(repository && { repository }) }, extended: [] }),
    );
    expect(new Set(digests).size).toBe(3);
  });

  it.each(['name', 'version'] as const)('changes with the %s of a built-in policy', (part) => {
    const builtin = { kind: 'builtin', name: 'default', version: '1' } as const;
    const digest = (each: PolicySource) => digestOf([one], { source: each, extended: [] });
    expect(digest({ ...builtin, [part]: 'other' })).not.toBe(digest(builtin));
  });

  it('of a rename is not that of a copy or of the change alone', () => {
    const previousPath = 'db/old.sql';
    const digests = (['renamed', 'copied', 'modified'] as const).map((change) =>
      digestOf([{ ...one, change, previousPath }], source),
    );
    expect(new Set(digests).size).toBe(3);
  });

  it('of a removed migration does not hang on what was in it', () => {
    const removed = { ...one, change: 'removed' } as const;
    const emptied = { ...removed, mode: 'executable', blob: 'else' } as const;
    expect(digestOf([emptied], source)).toBe(digestOf([removed], source));
  });

  it('is the same in whatever order GitHub lists the files', () => {
    expect(digestOf([other, one], source)).toBe(digestOf([one, other], source));
  });

  it('cannot be made equal by paths that hold separators', () => {
    const path = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '[', ']', '\\') });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 3 }), fc.array(path, { maxLength: 3 }), (a, b) => {
        const digest = (paths: readonly string[]) =>
          digestOf(
            paths.map((each) => migrationWith({ path: each })),
            source,
          );
        const same = JSON.stringify(a.toSorted()) === JSON.stringify(b.toSorted());
        expect(digest(a) === digest(b)).toBe(same);
      }),
    );
  });
});

describe('the digest of what another commit proposes', () => {
  const added = { wasThere: false, isThere: true, mode: 'regular' };
  const OLD = 'db/migrations/098_tags.sql';
  const removal = { path: OLD, wasThere: true, isThere: false };
  const proposalOf = ({ path, blob }: Migration): ProposedMigration => ({
    ...added,
    path,
    ...(blob === undefined ? {} : { blob }),
  });
  const digestAt = (...migrations: readonly ProposedMigration[]) =>
    digestOfProposal({ migrations, policyFiles: [] }, source);

  it('is the digest now where that is the same', () => {
    expect(digestAt(proposalOf(other), proposalOf(one))).toBe(digestOf([one, other], source));
  });

  it('is the digest now for a rename, which is one file less and one more', () => {
    const renamed = migrationWith({ change: 'renamed', previousPath: OLD });
    expect(digestAt(proposalOf(renamed), removal)).toBe(digestOf([renamed], source));
    expect(digestAt(proposalOf(renamed))).not.toBe(digestOf([renamed], source));
  });

  it('is the digest now for a rename to whose old path another file came', () => {
    const renamed = migrationWith({ change: 'renamed', previousPath: OLD });
    const there = migrationWith({ path: OLD, change: 'modified' });
    const changed = { ...proposalOf(there), wasThere: true };
    expect(digestAt(proposalOf(renamed), changed)).toBe(digestOf([renamed, there], source));
  });

  it('is the digest now for a copy, whose original is still there', () => {
    const copied = migrationWith({ change: 'copied', previousPath: OLD });
    expect(digestAt(proposalOf(copied))).toBe(digestOf([copied], source));
  });

  it('is the digest now for what is called renamed and not said from where', () => {
    const nowhere = migrationWith({ change: 'renamed' });
    expect(digestAt(proposalOf(nowhere))).toBe(digestOf([nowhere], source));
  });

  it('is the digest now for a migration that is removed in both', () => {
    const removed = migrationWith({ path: OLD, change: 'removed' });
    expect(digestAt(removal)).toBe(digestOf([removed], source));
    expect(digestAt()).not.toBe(digestOf([removed], source));
  });

  it.each<[string, Partial<ProposedMigration>]>([
    ['is a change of one that was there', { wasThere: true }],
    ['is no longer there', { isThere: false }],
    ['is other SQL', { blob: 'else' }],
    ['is a symbolic link', { mode: 'symlink' }],
  ])('is another when a migration %s', (_what, different) => {
    expect(digestAt({ ...proposalOf(other), ...different })).not.toBe(digestOf([other], source));
  });

  it('is not that of a removal while a migration could not be read', () => {
    const { mode: _mode, blob: _blob, ...unread } = migrationWith({ change: 'modified' });
    const removed = { ...unread, change: 'removed' } as const;
    expect(digestOf([unread], source)).not.toBe(digestOf([removed], source));
  });

  it('is another when a file of the policy would be a link, or executable', () => {
    const digests = ['regular', 'executable', 'symlink'].map((mode) =>
      digestOf([other], source, [{ path: 'policy.yml', mode, blob: 'a' }]),
    );
    expect(new Set(digests).size).toBe(3);
  });

  it('is another when the policy would be another, and unknown where that was not read', () => {
    const at = (blob: string): FileEntry => ({
      mode: 'regular',
      blob,
      content: { kind: 'text', text: '', bytes: 0 },
    });
    const gone: FileEntry = { content: { kind: 'absent' } };
    const path = '.github/migration-policy.yml';
    const digest = (entries: Record<string, FileEntry>) =>
      digestOf([other], source, proposedAt([path], entries));
    const all = [{}, { [path]: at('a') }, { [path]: at('b') }, { [path]: gone }].map(digest);
    expect(proposedAt([path], {})).toBeUndefined();
    expect(new Set(all).size).toBe(4);
    const migrations = [proposalOf(other)];
    expect(
      digestOfProposal({ migrations, policyFiles: [{ path, mode: 'regular', blob: 'a' }] }, source),
    ).toBe(all[1]);
    expect(digestOfProposal({ migrations, policyFiles: [{ path }] }, source)).toBe(all[3]);
  });

  it('does not hang on what a file of the policy was that is not there', () => {
    const path = '.github/migration-policy.yml';
    const emptied: FileEntry = { mode: 'regular', blob: 'a', content: { kind: 'absent' } };
    expect(proposedAt([path], { [path]: emptied })).toEqual([{ path }]);
  });
});

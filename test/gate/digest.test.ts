import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Migration } from '../../src/domain/migration.ts';
import type { Policy, PolicySource } from '../../src/domain/policy.ts';
import type { FileEntry } from '../../src/domain/snapshot.ts';
import { digestAt, digestOf, proposedAt } from '../../src/gate/digest.ts';
import { migrationWith } from '../support/facts.ts';

const FILE: PolicySource = { kind: 'file', path: '.github/migration-policy.yml', sha: 'p01' };
const source: Sources = { source: FILE, extended: [] };
type Sources = Pick<Policy, 'source' | 'extended'>;

const other = migrationWith({ path: 'db/migrations/100_more.sql', blob: 'b20b' });

function entryOf({ mode, blob }: Migration): FileEntry {
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(blob === undefined ? {} : { blob }),
    content: { kind: 'text', text: '', bytes: 0 },
  };
}

describe('the digest of what is approved', () => {
  const one = migrationWith();

  it.each<[string, readonly Migration[], Sources]>([
    ['a path', [{ ...one, path: 'db/migrations/098_tags.sql' }], source],
    ['a previous path', [{ ...one, previousPath: 'db/old.sql' }], source],
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

describe('the digest at another commit', () => {
  const renamed = migrationWith({ change: 'renamed', previousPath: 'db/migrations/098_tags.sql' });
  const gone: FileEntry = { content: { kind: 'absent' } };

  it('is the digest now when the migrations are there as they are now', () => {
    const entries = {
      [other.path]: entryOf(other),
      [renamed.path]: entryOf(renamed),
      'db/migrations/098_tags.sql': gone,
    };
    expect(digestAt([renamed, other], entries, source)).toBe(digestOf([renamed, other], source));
  });

  it('is the digest now for a copy, whose original is still there', () => {
    const copied = { ...renamed, change: 'copied' } as const;
    const entries = { [copied.path]: entryOf(copied), 'db/migrations/098_tags.sql': entryOf(copied) };
    expect(digestAt([copied], entries, source)).toBe(digestOf([copied], source));
  });

  it('is the digest now for what is called renamed and not said from where', () => {
    const nowhere = migrationWith({ change: 'renamed' });
    expect(digestAt([nowhere], { [nowhere.path]: entryOf(nowhere) }, source)).toBe(
      digestOf([nowhere], source),
    );
  });

  it('does not hang on what a file was that is not there', () => {
    const removed = migrationWith({ change: 'removed' });
    const entry: FileEntry = { ...entryOf(removed), content: { kind: 'absent' } };
    expect(digestAt([removed], { [removed.path]: entry }, source)).toBe(digestOf([removed], source));
  });

  it('is the digest now for a removed migration that was removed there too', () => {
    const removed = migrationWith({ change: 'removed' });
    expect(digestAt([removed], { [removed.path]: gone }, source)).toBe(digestOf([removed], source));
    expect(digestAt([removed], { [removed.path]: entryOf(removed) }, source)).not.toBe(
      digestOf([removed], source),
    );
  });

  it.each<[string, Record<string, FileEntry>]>([
    ['was not there', { [other.path]: gone }],
    ['was other SQL', { [other.path]: { ...entryOf(other), blob: 'else' } }],
    ['was a symbolic link', { [other.path]: { ...entryOf(other), mode: 'symlink' } }],
  ])('is another when a migration %s', (_what, entries) => {
    expect(digestAt([other], entries, source)).not.toBe(digestOf([other], source));
  });

  it('is another while the file was still at its previous path as well', () => {
    const entries = { [renamed.path]: entryOf(renamed), 'db/migrations/098_tags.sql': entryOf(renamed) };
    expect(digestAt([renamed], entries, source)).not.toBe(digestOf([renamed], source));
  });

  it('is another when the policy would be another, and unknown where that was not read', () => {
    const at = (blob: string): FileEntry => ({
      mode: 'regular',
      blob,
      content: { kind: 'text', text: '', bytes: 0 },
    });
    const path = '.github/migration-policy.yml';
    const digest = (entries: Record<string, FileEntry>) =>
      digestOf([other], source, proposedAt([path], entries));
    const all = [{}, { [path]: at('a') }, { [path]: at('b') }, { [path]: gone }].map(digest);
    expect(proposedAt([path], {})).toBeUndefined();
    expect(new Set(all).size).toBe(4);
    expect(
      digestAt([other], { [other.path]: entryOf(other) }, source, proposedAt([path], { [path]: at('a') })),
    ).toBe(all[1]);
  });

  it('is unknown when something was not read', () => {
    expect(digestAt([other], {}, source)).toBeUndefined();
    expect(digestAt([renamed], { [renamed.path]: entryOf(renamed) }, source)).toBeUndefined();
  });
});

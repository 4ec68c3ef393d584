import { describe, expect, it } from 'vitest';
import { contestedNumbers, contests } from '../../src/domain/contest.ts';
import { RISK_LEVELS } from '../../src/domain/level.ts';
import type { Migration } from '../../src/domain/migration.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { ChosenPolicy } from '../../src/gate/choose-policy.ts';
import { claimOf } from '../../src/gate/claim.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { DIGEST, POLICY, review, reviewedBy, snapshotWith } from '../support/facts.ts';

const CHOSEN: ChosenPolicy = { policy: POLICY, identity: 'test', changedHere: [] };

function claimFrom(files: Readonly<Record<string, string>>, snapshot: Snapshot = snapshotWith()) {
  const assessment = assessFiles(files);
  const claim = claimOf(decisionOn({ snapshot, policy: CHOSEN, digest: DIGEST, assessment }));
  if (claim === undefined) throw new Error('It claims nothing.');
  return claim;
}

const TAGS = { 'm/099_tags.sql': 'CREATE TABLE tags (id int); ALTER TABLE bookings ADD COLUMN tag int;' };

describe('what a pull request claims', () => {
  it('are the numbers of its migrations, and the tables that it makes or changes', () => {
    expect(claimFrom(TAGS)).toMatchObject({
      migrations: [{ path: 'm/099_tags.sql', number: '099' }],
      objects: ['public.bookings', 'public.tags'],
      level: 'low',
      operations: { 'create-table': 'low', 'add-column': 'low' },
    });
  });

  it('has the title and the address by which others are told of it', () => {
    const { title, url } = snapshotWith().pull;
    expect(claimFrom(TAGS)).toMatchObject({ title, url });
  });

  it('is the highest level of each kind of operation, in whatever order they stand', () => {
    const [harmless, grave] = ['ALTER TABLE a ALTER b TYPE text;', 'ALTER TABLE a ALTER b TYPE int;'];
    const level = (sql: string) => claimFrom({ 'm/099_a.sql': sql }).operations['alter-column-type'];
    expect(level(grave)).toBe('high');
    expect([level(grave + harmless), level(harmless + grave)]).toEqual(['high', 'high']);
  });

  it('has no number where the tool takes none from the path', () => {
    expect(claimFrom({ 'm/tags.sql': 'SELECT 1;' }).migrations).toStrictEqual([{ path: 'm/tags.sql' }]);
  });

  it.each<[string, Partial<Migration>]>([
    ['a way back', { direction: 'rollback' }],
    ['a file that is removed', { change: 'removed' }],
    ['what the base branch has', { onBase: true }],
  ])('is nothing of %s, which would not run', (_what, file) => {
    const { snapshot, policy } = { snapshot: snapshotWith(), policy: CHOSEN };
    const assessment = assessFiles({ 'm/099_x.sql': { sql: 'SELECT 1', file } });
    expect(claimOf(decisionOn({ snapshot, policy, digest: DIGEST, assessment }))).toBeUndefined();
  });

  it('stands since the gate turned green', () => {
    expect(claimFrom(TAGS)).not.toHaveProperty('readySince');
    const green = reviewedBy(review('dev'));
    expect(claimFrom(TAGS, green).readySince).toBe(green.at);
    const since = '2026-01-01T00:00:00Z';
    const claim = { ...claimFrom(TAGS, green), readySince: since };
    expect(claimFrom(TAGS, { ...green, claim }).readySince).toBe(since);
  });
});

describe('an emergency', () => {
  it('stands as well as what is approved', () => {
    const at = '2026-01-16T11:00:00Z';
    const act = { kind: 'emergency', id: 'e', by: 'lena', at, reason: 'down', digest: DIGEST } as const;
    const snapshot = snapshotWith({ acts: [act] });
    const emergency = { roles: ['lead'], deadline: 86_400_000, label: 'emergency', levels: RISK_LEVELS };
    const policy = { ...CHOSEN, policy: { ...POLICY, emergency } };
    const decision = decisionOn({ snapshot, policy, digest: DIGEST, assessment: assessFiles(TAGS) });
    expect(decision.verdict.kind).toBe('emergency');
    expect(claimOf(decision)?.readySince).toBe(snapshot.at);
  });
});

describe('two pull requests', () => {
  it('contest a number of the same folder, however it is padded', () => {
    const own = claimFrom(TAGS);
    expect(contestedNumbers(own, claimFrom({ 'm/99_rooms.sql': 'SELECT 1;' }))).toHaveLength(1);
    expect(contestedNumbers(own, claimFrom({ 'n/099_rooms.sql': 'SELECT 1;' }))).toEqual([]);
    expect(contestedNumbers(own, claimFrom({ 'm/099A_fix_rooms.sql': 'SELECT 1;' }))).toEqual([]);
  });

  it('contest a table that both change', () => {
    expect(contests(claimFrom(TAGS), claimFrom({ 'm/100_a.sql': 'DROP TABLE public.bookings;' }))).toBe(true);
    expect(contests(claimFrom(TAGS), claimFrom({ 'm/100_a.sql': 'DROP TABLE rooms;' }))).toBe(false);
  });
});

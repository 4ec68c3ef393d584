import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/domain/act.ts';
import type { ChecklistItem } from '../../src/domain/checklist.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { DIGEST } from '../support/facts.ts';
import { item } from '../support/policies.ts';
import { stateOfLine } from './checking.ts';

const SQL = assessFiles({ 'db/migrations/099_tags.sql': 'SELECT 1;' });
const NOON = '2026-01-16T12:00:00Z';
const ONE = '2026-01-16T13:00:00Z';

let acts = 0;

function act(kind: 'tick' | 'untick', by: string, changes: Partial<Act> = {}): Act {
  acts += 1;
  return { id: `act ${acts}`, kind, item: 'tested', by, at: NOON, digest: DIGEST, ...changes } as Act;
}

const lineAfter = (line: ChecklistItem, done: readonly Act[], at = ONE) =>
  stateOfLine(line, SQL, { acts: done, at });
const TESTED = item('tested');

describe('a tick', () => {
  it('of a reviewer with any role counts, with who and when', () => {
    expect(lineAfter(TESTED, [act('tick', 'Sam')])).toEqual({ kind: 'ticked', by: 'Sam', at: NOON });
  });

  it('of the author does not, whatever roles they hold, and it is told whose it was', () => {
    expect(lineAfter(TESTED, [act('tick', 'Author')])).toEqual({
      kind: 'open',
      untaken: { by: 'Author', at: NOON, refusal: { kind: 'author' } },
    });
  });

  it('of the author counts where the line names them', () => {
    const line = item('tested', undefined, { by: ['author'] });
    expect(lineAfter(line, [act('tick', 'author')])).toMatchObject({ kind: 'ticked' });
    expect(lineAfter(line, [act('tick', 'sam')])).toMatchObject({
      untaken: { refusal: { kind: 'no-role' } },
    });
  });

  it('of somebody without the role that the line names does not', () => {
    const line = item('tested', undefined, { by: ['lead'] });
    expect(lineAfter(line, [act('tick', 'sam')])).toMatchObject({
      untaken: { refusal: { kind: 'no-role', needed: ['lead'] } },
    });
    expect(lineAfter(line, [act('tick', 'lee')])).toMatchObject({ kind: 'ticked', by: 'lee' });
  });

  it('of somebody of whom GitHub does not tell what they hold does not', () => {
    expect(lineAfter(TESTED, [act('tick', 'nobody-asked')])).toMatchObject({
      untaken: { refusal: { kind: 'role-unknown' } },
    });
  });

  it('falls when the migrations or the policy change', () => {
    expect(lineAfter(TESTED, [act('tick', 'sam', { digest: 'before' })])).toMatchObject({
      kind: 'open',
      untaken: { by: 'sam', refusal: { kind: 'stale' } },
    });
  });

  it('of which is not known what it was for does not count', () => {
    const { digest, ...rest } = act('tick', 'sam');
    expect(digest).toBe(DIGEST);
    expect(lineAfter(TESTED, [rest])).toMatchObject({ untaken: { refusal: { kind: 'stale-unknown' } } });
  });

  it('lasts as long as the line says', () => {
    const line = item('tested', undefined, { expiresAfter: 3_600_000 });
    const until = '2026-01-16T13:00:00.000Z';
    expect(lineAfter(line, [act('tick', 'sam')], '2026-01-16T12:59:59.999Z')).toMatchObject({
      kind: 'ticked',
      until,
    });
    expect(lineAfter(line, [act('tick', 'sam')], until)).toMatchObject({
      kind: 'open',
      untaken: { refusal: { kind: 'expired', at: until } },
    });
  });

  it('of another line changes nothing', () => {
    expect(lineAfter(TESTED, [act('tick', 'sam', { item: 'other' })])).toEqual({ kind: 'open' });
  });
});

describe('taking a tick back', () => {
  it('opens the line again, in whatever order it was recorded', () => {
    expect(lineAfter(TESTED, [act('untick', 'sue', { at: ONE }), act('tick', 'sam')])).toEqual({
      kind: 'open',
    });
  });

  it('in the same second as the tick asks for more, not for less', () => {
    expect(lineAfter(TESTED, [act('untick', 'sam'), act('tick', 'sam')])).toEqual({ kind: 'open' });
  });

  it('is for everybody, whatever they may tick', () => {
    expect(lineAfter(TESTED, [act('tick', 'sam'), act('untick', 'author', { at: ONE })])).toEqual({
      kind: 'open',
    });
  });

  it('by somebody who ticked in vain leaves no word of it', () => {
    expect(lineAfter(TESTED, [act('tick', 'author'), act('untick', 'author', { at: ONE })])).toEqual({
      kind: 'open',
    });
  });
});

describe('what the gate knows by itself', () => {
  it('is not changed by ticks: neither what is proved', () => {
    const done = [act('untick', 'sam', { item: 'syntax' })];
    expect(lineAfter(item('syntax', 'syntax'), done)).toMatchObject({ kind: 'proved' });
  });

  it('nor what is disproved', () => {
    const done = [act('tick', 'sam', { item: 'rollback-present' })];
    expect(lineAfter(item('rollback-present', 'rollback-present'), done)).toMatchObject({
      kind: 'disproved',
    });
  });
});

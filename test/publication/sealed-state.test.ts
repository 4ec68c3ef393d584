import { describe, expect, test } from 'vitest';
import type { Act } from '../../src/domain/act.ts';
import { sealedStateOf } from '../../src/publication/comment/kept-acts.ts';
import { openSeal, type SealedState, sealIn, sealState } from '../../src/publication/comment/sealed-state.ts';
import { decision, pull, snapshot } from './decisions.ts';

const KEY = new Uint8Array(32).fill(7);
const OTHER = new Uint8Array(32).fill(8);

const act = (index: number, changes: Partial<Act> = {}): Act =>
  ({
    id: `act ${index}`,
    kind: 'waiver',
    item: 'tested',
    reason: '--> <!-- é😀 & so on',
    by: 'ann',
    at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    digest: 'd1',
    ...changes,
  }) as Act;

const STATE: SealedState = { digest: 'd1', acts: [act(1)] };

function sealOf(state: SealedState): string {
  const seal = sealIn(`A comment\n\n${sealState(state, pull.ref, KEY)}`);
  if (seal === undefined) throw new Error('The comment has no seal.');
  return seal;
}

describe('what the comment keeps', () => {
  test('comes back as it was, whatever is in it', () => {
    expect(openSeal(sealOf(STATE), pull.ref, [KEY])).toEqual(STATE);
    expect(
      openSeal(sealOf(STATE), { ...pull.ref, repository: { owner: 'Acme', name: 'Shop' } }, [KEY]),
    ).toEqual(STATE);
  });

  test('opens with the key it was made with beside a newer one, while a secret is changed', () => {
    expect(openSeal(sealOf(STATE), pull.ref, [OTHER, KEY])).toEqual(STATE);
  });

  test('is worth nothing with another key, or on another pull request', () => {
    const seal = sealOf(STATE);
    expect(openSeal(seal, pull.ref, [OTHER])).toBeUndefined();
    expect(openSeal(seal, { ...pull.ref, number: 13 }, [KEY])).toBeUndefined();
    expect(
      openSeal(seal, { ...pull.ref, repository: { owner: 'acme', name: 'shop2' } }, [KEY]),
    ).toBeUndefined();
  });

  test('is worth nothing once a single character of it was changed', () => {
    const seal = sealOf(STATE);
    for (let at = 'v1 '.length; at < seal.length; at += 1) {
      const changed = `${seal.slice(0, at)}${seal[at] === 'A' ? 'B' : 'A'}${seal.slice(at + 1)}`;
      // The last character of base64 has bits that mean nothing.
      if (at !== seal.length - 1) expect(openSeal(changed, pull.ref, [KEY])).toBeUndefined();
    }
  });

  test.each(['', 'v1 .', 'v1 a', 'v2 a.b', 'nothing'])('%j is no seal', (seal) => {
    expect(openSeal(seal, pull.ref, [KEY])).toBeUndefined();
  });

  test('leaves the oldest out where there is no room for all', () => {
    const acts = Array.from({ length: 500 }, (_, index) => act(index));
    const sealed = sealState({ digest: 'd1', acts }, pull.ref, KEY);
    const kept = openSeal(sealIn(sealed) ?? '', pull.ref, [KEY])?.acts ?? [];
    expect(sealed.length).toBeLessThan(12_200);
    expect(kept.length).toBeGreaterThan(20);
    expect(kept).toEqual(acts.slice(-kept.length));
  });
});

describe('of what people did', () => {
  test('the comment keeps what each did last about each line, and no word of what was refused', () => {
    const ticked = act(1, { kind: 'tick' });
    const waived = act(4);
    const refused = act(5, { by: 'eve' });
    const acts = [
      ticked,
      act(2, { kind: 'untick' }),
      act(3, { kind: 'tick', by: 'Bob' }),
      act(3, { kind: 'tick', by: 'bob', id: 'again' }),
      waived,
      refused,
    ];
    const decided = decision({
      snapshot: { ...snapshot, acts },
      weighed: [
        { act: waived as Extract<Act, { kind: 'waiver' }> },
        { act: refused as Extract<Act, { kind: 'waiver' }>, refusal: { kind: 'nobody-may' } },
      ],
    });
    expect(sealedStateOf(decided).acts.map(({ id }) => id)).toEqual(['act 2', 'again', 'act 4']);
  });
});

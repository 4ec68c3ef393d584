import { array, assert, boolean, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withEntry, withoutKey } from '../../src/rules/layered-map.ts';

describe('a map of many versions', () => {
  it('holds what a plain map would, whatever is put in and taken out', () => {
    const edits = array(tuple(integer({ min: 0, max: 150 }), boolean()), { maxLength: 600 });
    assert(
      property(edits, (each) => {
        const plain = new Map(Array.from({ length: 100 }, (_, at) => [`key ${at}`, at]));
        let map: ReadonlyMap<string, number> = new Map(plain);
        for (const [at, [number, kept]] of each.entries()) {
          const key = `key ${number}`;
          if (kept) plain.set(key, at);
          else plain.delete(key);
          map = kept ? withEntry(map, key, at) : withoutKey(map, key);
          expect([map.size, map.get(key), map.has(key)]).toEqual([
            plain.size,
            plain.get(key),
            plain.has(key),
          ]);
        }
        expect(new Map(map)).toEqual(plain);
        expect([...map.keys()].toSorted()).toEqual([...plain.keys()].toSorted());
        expect([...map.values()].toSorted()).toEqual([...plain.values()].toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every version as it was', () => {
    const versions: ReadonlyMap<string, number>[] = [new Map()];
    for (let at = 0; at < 500; at++) versions.push(withEntry(versions.at(-1) ?? new Map(), `key ${at}`, at));
    const emptier = withoutKey(versions[400] ?? new Map(), 'key 3');
    expect(versions.map(({ size }) => size)).toEqual(Array.from({ length: 501 }, (_, at) => at));
    expect([...(versions[300]?.keys() ?? [])]).toEqual(Array.from({ length: 300 }, (_, at) => `key ${at}`));
    expect([emptier.has('key 3'), versions[400]?.has('key 3'), emptier.size]).toEqual([false, true, 399]);
  });

  it('takes 30,000 entries in less than a second, not in minutes', { timeout: 10_000 }, () => {
    let map: ReadonlyMap<string, number> = new Map();
    for (let at = 0; at < 30_000; at++) map = withEntry(map, `key ${at}`, at);
    expect(map.size).toBe(30_000);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../src/domain/merge-window.ts';
import { closedBecause } from '../../src/schedule/closed-because.ts';
import type { NoticedWindow } from '../../src/schedule/noticed-window.ts';
import { stateOfAll } from '../../src/schedule/state-of-all.ts';
import { stateOf } from './windows.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clockTimes = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const openHours = fc.record({
  days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
  from: clockTimes,
  to: fc.oneof(clockTimes, fc.constant('24:00')),
});

const instants = fc
  .integer({ min: Date.UTC(2026, 0, 1) / MINUTE, max: Date.UTC(2028, 0, 1) / MINUTE })
  .map((minutes) => minutes * MINUTE);

const closedDays = instants.chain((start) =>
  fc.integer({ min: 0, max: 20 }).map((days) => ({
    from: new Date(start).toISOString().slice(0, 10),
    to: new Date(start + days * 24 * HOUR).toISOString().slice(0, 10),
  })),
);

const windows: fc.Arbitrary<NoticedWindow> = fc.record({
  window: fc.record({
    name: fc.constant('maintenance'),
    timeZone: fc.constantFrom(
      'America/La_Paz',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Pacific/Apia',
      'America/Nuuk',
      'America/Havana',
      'UTC',
    ),
    open: fc.array(openHours, { maxLength: 3 }),
    closed: fc.array(closedDays, { maxLength: 4 }),
    notice: fc.constant({ item: 'users-told', atLeast: 48 * HOUR }),
  }),
  noticeAt: fc
    .integer({ min: Date.UTC(2025, 11, 1), max: Date.UTC(2026, 2, 1) })
    .map((instant) => new Date(instant).toISOString()),
});

const iso = (instant: number) => new Date(instant).toISOString();
const kindAt = (noticed: NoticedWindow, instant: number) =>
  closedBecause(noticed, instant) === undefined ? 'open' : 'closed';

/** When the state that stands at an instant ends. */
function changeOf(noticed: NoticedWindow, at: number): number | undefined {
  const state = stateOf(noticed, iso(at));
  const change = state.kind === 'open' ? state.closesAt : state.opensAt;
  return change === undefined ? undefined : Date.parse(change);
}

describe('at any time in any time zone', () => {
  it('the change that is foretold comes, in that minute and not before', () => {
    fc.assert(
      fc.property(windows, instants, (noticed, at) => {
        const change = changeOf(noticed, at);
        if (change === undefined) return;
        expect(change).toBeGreaterThan(at);
        expect(kindAt(noticed, change)).not.toBe(kindAt(noticed, at));
        expect(kindAt(noticed, Math.max(at, change - MINUTE))).toBe(kindAt(noticed, at));
      }),
    );
  });

  it('nothing changes until then', () => {
    fc.assert(
      fc.property(
        windows,
        instants,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), {
          minLength: 10,
          maxLength: 20,
        }),
        (noticed, at, parts) => {
          const now = kindAt(noticed, at);
          const change = changeOf(noticed, at) ?? at + 60 * 24 * HOUR;
          for (const part of parts) expect(kindAt(noticed, at + Math.floor(part * (change - at)))).toBe(now);
        },
      ),
    );
  });

  it('what is open together is open each by itself, and no sooner', () => {
    fc.assert(
      fc.property(fc.array(windows, { minLength: 1, maxLength: 3 }), instants, (all, at) => {
        const state = stateOfAll(all, iso(at));
        const openAt = (instant: number) => all.every((noticed) => kindAt(noticed, instant) === 'open');
        expect(openAt(at)).toBe(state.kind === 'open');
        if (state.kind === 'open' || state.opensAt === undefined) return;
        const opening = Date.parse(state.opensAt);
        expect(openAt(opening)).toBe(true);
        for (let minute = Math.max(at, opening - 24 * HOUR); minute < opening; minute += 15 * MINUTE)
          expect(openAt(minute)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

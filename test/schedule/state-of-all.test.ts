import { describe, expect, it } from 'vitest';
import { stateOfAll } from '../../src/schedule/state-of-all.ts';
import { hours, unnoticed, windowOf } from './windows.ts';

const utc = (time: string) => new Date(time).toISOString();

const work = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

describe('several windows', () => {
  it('are open together only while each of them is, and until the first closes', () => {
    const bolivia = unnoticed(windowOf('America/La_Paz', [hours(work, '09:00', '17:00')]));
    const germany = unnoticed(windowOf('Europe/Berlin', [hours(work, '09:00', '17:00')]));
    expect(stateOfAll([bolivia, germany], '2026-12-01T10:00:00+01:00')).toMatchObject({
      kind: 'closed',
      window: bolivia.window,
      opensAt: utc('2026-12-01T14:00:00+01:00'),
      closesAt: utc('2026-12-01T17:00:00+01:00'),
    });
    expect(stateOfAll([bolivia, germany], '2026-12-01T14:00:00+01:00')).toEqual({
      kind: 'open',
      closing: { window: germany.window, at: utc('2026-12-01T17:00:00+01:00') },
    });
  });

  it('that open one after the other are waited for until they meet', () => {
    // The first has closed before the second opens, but for Fridays.
    const mornings = unnoticed(windowOf('UTC', [hours(work, '06:00', '09:00')]));
    const later = unnoticed(
      windowOf('UTC', [
        hours(['mon', 'tue', 'wed', 'thu'], '10:00', '12:00'),
        hours(['fri'], '08:00', '12:00'),
      ]),
    );
    expect(stateOfAll([mornings, later], '2026-11-30T07:00:00Z')).toMatchObject({
      kind: 'closed',
      opensAt: utc('2026-12-04T08:00:00Z'),
      window: later.window,
    });
  });

  it('that never meet have no opening', () => {
    const monday = unnoticed(windowOf('UTC', [hours(['mon'], '06:00', '09:00')]));
    const tuesday = unnoticed(windowOf('UTC', [hours(['tue'], '06:00', '09:00')]));
    expect(stateOfAll([monday, tuesday], '2026-11-30T07:00:00Z')).not.toHaveProperty('opensAt');
  });

  it('wait for the notice that nobody has given', () => {
    const noticed = windowOf('UTC', [], { notice: { item: 'users-told', atLeast: 1_000 } });
    const monday = unnoticed(windowOf('UTC', [hours(['mon'], '06:00', '09:00')]));
    expect(stateOfAll([monday, { window: noticed }], '2026-12-01T07:00:00Z')).toEqual({
      kind: 'closed',
      because: 'notice-missing',
      window: noticed,
    });
  });

  it('that are none are always open', () => {
    expect(stateOfAll([], '2026-12-01T07:00:00Z')).toEqual({ kind: 'open' });
  });
});

import { describe, expect, it } from 'vitest';
import { isTimeZone, TIME_ZONES } from '../../src/schedule/time-zone.ts';

describe('the name of a time zone', () => {
  it.each(['America/La_Paz', 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'UTC', 'US/Pacific'])(
    '%s is known',
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  it.each(['America/LaPaz', 'Bolivia', '+02:00', '', 'Europe/Berlin '])('%o is not', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it('is one that is known wherever one is suggested', () => {
    expect(TIME_ZONES.filter((name) => !isTimeZone(name))).toEqual([]);
    expect(TIME_ZONES).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'America/La_Paz']));
  });
});

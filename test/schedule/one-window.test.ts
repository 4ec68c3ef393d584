import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../../src/domain/merge-window.ts';
import { hours, stateOf, unnoticed, windowOf } from './windows.ts';

/** With an offset, so that what the clocks show stands beside what is expected of them. */
const utc = (time: string) => new Date(time).toISOString();

const HOUR = 3_600_000;

describe('business hours', () => {
  const office = unnoticed(
    windowOf('Asia/Kolkata', [hours(['mon', 'tue', 'wed', 'thu', 'fri'], '09:00', '17:00')]),
  );

  it('are those of the time zone, not of the server', () => {
    expect(stateOf(office, '2026-12-01T03:29:59Z')).toEqual({
      kind: 'closed',
      because: 'hours',
      opensAt: utc('2026-12-01T09:00:00+05:30'),
    });
    expect(stateOf(office, '2026-12-01T03:30:00Z')).toEqual({
      kind: 'open',
      closesAt: utc('2026-12-01T17:00:00+05:30'),
    });
  });

  it('end with the minute that is named: at 17:00 it is closed', () => {
    expect(stateOf(office, '2026-12-01T17:00:00+05:30')).toMatchObject({
      kind: 'closed',
      opensAt: utc('2026-12-02T09:00:00+05:30'),
    });
  });

  it('wait on Friday evening for Monday morning', () => {
    expect(stateOf(office, '2026-12-04T20:00:00+05:30')).toMatchObject({
      opensAt: utc('2026-12-07T09:00:00+05:30'),
    });
  });
});

describe('hours over midnight', () => {
  const night = unnoticed(windowOf('America/La_Paz', [hours(['sat'], '21:00', '03:00')]));

  it('belong to the day on which they begin', () => {
    expect(stateOf(night, '2026-12-05T21:00:00-04:00')).toEqual({
      kind: 'open',
      closesAt: utc('2026-12-06T03:00:00-04:00'),
    });
    expect(stateOf(night, '2026-12-06T02:59:59-04:00')).toMatchObject({ kind: 'open' });
    expect(stateOf(night, '2026-12-05T02:00:00-04:00')).toMatchObject({
      kind: 'closed',
      opensAt: utc('2026-12-05T21:00:00-04:00'),
    });
  });

  it('reach from Sunday into Monday', () => {
    const sunday = unnoticed(windowOf('America/La_Paz', [hours(['sun'], '22:00', '02:00')]));
    expect(stateOf(sunday, '2026-12-07T01:00:00-04:00')).toMatchObject({ kind: 'open' });
    expect(stateOf(sunday, '2026-12-06T01:00:00-04:00')).toMatchObject({ kind: 'closed' });
  });

  it('that end when they began last a whole day', () => {
    const day = unnoticed(windowOf('America/La_Paz', [hours(['sat'], '21:00', '21:00')]));
    expect(stateOf(day, '2026-12-05T21:00:00-04:00')).toEqual({
      kind: 'open',
      closesAt: utc('2026-12-06T21:00:00-04:00'),
    });
  });

  it('to 24:00 end with the day, and go on where the next day begins at 00:00', () => {
    const evening = unnoticed(windowOf('America/La_Paz', [hours(['sat'], '21:00', '24:00')]));
    expect(stateOf(evening, '2026-12-05T22:00:00-04:00')).toMatchObject({
      closesAt: utc('2026-12-06T00:00:00-04:00'),
    });
    const weekend = unnoticed(windowOf('America/La_Paz', [hours(['sat', 'sun'], '00:00', '24:00')]));
    expect(stateOf(weekend, '2026-12-05T22:00:00-04:00')).toMatchObject({
      closesAt: utc('2026-12-07T00:00:00-04:00'),
    });
  });
});

describe('where the clocks are put forward', () => {
  // Germany, 28 March 2027: 02:00 +01:00 becomes 03:00 +02:00.
  it('hours that begin within the hour that is skipped begin right after it', () => {
    const early = unnoticed(windowOf('Europe/Berlin', [hours(['sun'], '02:30', '04:00')]));
    expect(stateOf(early, '2027-03-28T01:59:00+01:00')).toMatchObject({
      opensAt: utc('2027-03-28T03:00:00+02:00'),
    });
    expect(stateOf(early, '2027-03-28T03:00:00+02:00')).toMatchObject({
      closesAt: utc('2027-03-28T04:00:00+02:00'),
    });
  });

  it('hours that are skipped whole are waited for until the next week', () => {
    const skipped = unnoticed(windowOf('Europe/Berlin', [hours(['sun'], '02:00', '03:00')]));
    expect(stateOf(skipped, '2027-03-28T00:00:00+01:00')).toMatchObject({
      opensAt: utc('2027-04-04T02:00:00+02:00'),
    });
  });

  it('hours keep their place on the clocks the day after', () => {
    const office = unnoticed(windowOf('Europe/Berlin', [hours(WEEKDAYS, '09:00', '17:00')]));
    expect(stateOf(office, '2027-03-27T20:00:00+01:00')).toMatchObject({
      opensAt: utc('2027-03-28T09:00:00+02:00'),
    });
  });
});

describe('where the clocks are put back', () => {
  // Germany, 25 October 2026: 03:00 +02:00 becomes 02:00 +01:00.
  it('an hour that comes twice counts twice', () => {
    const twice = unnoticed(windowOf('Europe/Berlin', [hours(['sun'], '02:00', '03:00')]));
    expect(stateOf(twice, '2026-10-25T02:00:00+02:00')).toEqual({
      kind: 'open',
      closesAt: utc('2026-10-25T03:00:00+01:00'),
    });
  });

  it('hours that end within it close, and open again for the second time', () => {
    const ends = unnoticed(windowOf('Europe/Berlin', [hours(['sun'], '01:00', '02:30')]));
    expect(stateOf(ends, '2026-10-25T01:00:00+02:00')).toMatchObject({
      closesAt: utc('2026-10-25T02:30:00+02:00'),
    });
    expect(stateOf(ends, '2026-10-25T02:30:00+02:00')).toMatchObject({
      opensAt: utc('2026-10-25T02:00:00+01:00'),
    });
    expect(stateOf(ends, '2026-10-25T02:00:00+01:00')).toMatchObject({
      closesAt: utc('2026-10-25T02:30:00+01:00'),
    });
  });

  // Lord Howe, 4 April 2027: 02:00 +11:00 becomes 01:30 +10:30.
  it('half an hour is reckoned as well', () => {
    const ends = unnoticed(windowOf('Australia/Lord_Howe', [hours(['sun'], '00:00', '01:45')]));
    expect(stateOf(ends, '2027-04-04T01:45:00+11:00')).toMatchObject({
      opensAt: utc('2027-04-04T01:30:00+10:30'),
    });
  });

  // Greenland, 25 October 2026: 00:00 -01:00 becomes 23:00 -02:00 of the day before.
  it('at midnight it is the day before once more', () => {
    const saturday = unnoticed(windowOf('America/Nuuk', [hours(['sat'], '22:00', '24:00')]));
    expect(stateOf(saturday, '2026-10-24T22:00:00-01:00')).toMatchObject({
      closesAt: utc('2026-10-25T00:00:00-02:00'),
    });
  });
});

describe('days on which it stays closed', () => {
  const holidays = { closed: [{ from: '2026-12-24', to: '2027-01-02' }] };

  it('are closed whole, the last one included, by the calendar of the time zone', () => {
    const always = unnoticed(windowOf('Pacific/Apia', [], holidays));
    expect(stateOf(always, '2026-12-23T23:59:59+13:00')).toEqual({
      kind: 'open',
      closesAt: utc('2026-12-24T00:00:00+13:00'),
    });
    expect(stateOf(always, '2026-12-24T00:00:00+13:00')).toEqual({
      kind: 'closed',
      because: 'date',
      opensAt: utc('2027-01-03T00:00:00+13:00'),
    });
  });

  it('cut short what began the evening before', () => {
    const night = unnoticed(windowOf('Europe/Berlin', [hours(['wed', 'sat'], '21:00', '03:00')], holidays));
    expect(stateOf(night, '2026-12-23T22:00:00+01:00')).toMatchObject({
      closesAt: utc('2026-12-24T00:00:00+01:00'),
    });
  });

  it('give back the hours after midnight of what began on the last of them', () => {
    const night = unnoticed(windowOf('Europe/Berlin', [hours(['wed', 'sat'], '21:00', '03:00')], holidays));
    expect(stateOf(night, '2026-12-30T12:00:00+01:00')).toMatchObject({
      opensAt: utc('2027-01-03T00:00:00+01:00'),
    });
  });

  it('without end are looked at as far as the horizon, and no further', () => {
    const shut = unnoticed(
      windowOf('Europe/Berlin', [], { closed: [{ from: '2026-01-01', to: '2999-12-31' }] }),
    );
    expect(stateOf(shut, '2026-12-01T00:00:00Z')).toEqual({ kind: 'closed', because: 'date' });
  });
});

describe('notice', () => {
  const notice = { notice: { item: 'users-told', atLeast: 48 * HOUR } };
  const window = windowOf('Asia/Kolkata', [hours(WEEKDAYS, '02:00', '04:00')], notice);

  it('that nobody has given opens at no time', () => {
    expect(stateOf({ window }, '2026-12-01T02:30:00+05:30')).toEqual({
      kind: 'closed',
      because: 'notice-missing',
    });
  });

  it('is waited for although the hours are right', () => {
    const noticed = { window, noticeAt: '2026-11-30T10:00:00+05:30' };
    expect(stateOf(noticed, '2026-12-02T03:00:00+05:30')).toEqual({
      kind: 'closed',
      because: 'notice',
      opensAt: utc('2026-12-03T02:00:00+05:30'),
    });
  });

  it('that is old enough in the middle of the hours opens there and then', () => {
    const noticed = { window, noticeAt: '2026-11-30T02:47:31.250+05:30' };
    expect(stateOf(noticed, '2026-12-02T02:47:00+05:30')).toMatchObject({
      because: 'notice',
      opensAt: utc('2026-12-02T02:47:31.250+05:30'),
    });
    expect(stateOf(noticed, '2026-12-02T02:47:31.250+05:30')).toMatchObject({
      closesAt: utc('2026-12-02T04:00:00+05:30'),
    });
  });
});

it('without hours and days it is always open', () => {
  expect(stateOf(unnoticed(windowOf('UTC')), '2026-12-01T00:00:00Z')).toEqual({ kind: 'open' });
});

import { describe, it } from 'vitest';
import type { Draft } from '../team.ts';
import { ADD, description, draft, migration, viloTeam } from './vilo.ts';

const team = viloTeam();

const refused = (changes: Partial<Draft>, rule: string) => team.refuses(draft(changes), rule);
const accepted = (changes: Partial<Draft> = {}) => team.accepts(draft(changes));

describe('V1: sequential numbers and descriptive names, from 099 on', () => {
  it('keeps: the next number and a name in snake case', () => accepted());

  it.each<[string, Partial<Draft>, string]>([
    [
      'a gap',
      { files: migration(ADD, { path: 'backend/migrations/101_add_booking_tags.sql' }) },
      'number-gap',
    ],
    ['a name without words', { files: migration(ADD, { path: 'backend/migrations/099.sql' }) }, 'file-name'],
    ['capitals', { files: migration(ADD, { path: 'backend/migrations/099_AddTags.sql' }) }, 'file-name'],
    [
      'a number that the base branch has',
      { files: migration(ADD, { path: 'backend/migrations/098_more_bookings.sql' }) },
      'duplicate-number',
    ],
  ])('breaks: %s', (_, changes, rule) => refused(changes, rule));

  it('keeps: a fix of a merged migration has its number and a letter', () =>
    accepted({
      title: '[DB] Migration 099A: Fix booking tags',
      body: description({ number: '099A' }),
      onBase: migration(ADD),
      files: migration(ADD, { path: 'backend/migrations/099A_fix_booking_tags.sql' }),
    }));
});

describe('V2: a header with migration, description, date, author and risk', () => {
  const without = (line: RegExp, by = '') =>
    Object.fromEntries(Object.entries(migration(ADD)).map(([path, sql]) => [path, sql.replace(line, by)]));

  it.each<[string, Partial<Draft>, string]>([
    ['without an author', { files: without(/^-- Author:.*\n/m) }, 'incomplete-header'],
    [
      'with a day that is in no calendar',
      { files: without(/2026-01-16/, '2026-02-30') },
      'incomplete-header',
    ],
    [
      'with the name of another file',
      { files: without(/099_add_booking_tags/, '099_add_rooms') },
      'incomplete-header',
    ],
  ])('breaks: %s', (_, changes, rule) => refused(changes, rule));

  it('breaks: a declared risk lower than what it is', () =>
    refused({ files: migration('DROP TABLE bookings;', { risk: 'LOW' }) }, 'understated-risk'));
});

describe('V3: sections', () => {
  const section = (name: string) => new RegExp(`^-- ${name}\\n(?:.+\\n)+`, 'm');
  const cut = (name: string, sql = ADD, risk = 'LOW') =>
    Object.fromEntries(
      Object.entries(migration(sql, { risk })).map(([path, text]) => [path, text.replace(section(name), '')]),
    );

  it('breaks: no verification', () => refused({ files: cut('Verification') }, 'missing-section'));
  it('breaks: no rollback instructions', () => refused({ files: cut('Rollback') }, 'missing-section'));
  it('breaks: no pre-flight checks at MEDIUM', () =>
    refused(
      {
        body: description({ risk: 'MEDIUM', related: 'https://github.com/acme/web/pull/7' }),
        files: cut('Pre-flight checks', 'ALTER TABLE bookings RENAME COLUMN status TO state;', 'MEDIUM'),
      },
      'missing-section',
    ));
  it('keeps: no pre-flight checks at LOW', () => accepted({ files: cut('Pre-flight checks') }));
  it('breaks: data is lost without a backup of its table', () =>
    refused(
      { files: migration("DELETE FROM bookings WHERE status = 'old';", { risk: 'MEDIUM' }) },
      'missing-backup',
    ));
  it('breaks: a change that cannot run twice', () =>
    refused({ files: migration('ALTER TABLE bookings ADD COLUMN tags text[];') }, 'not-idempotent'));
});

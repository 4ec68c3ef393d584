import { printName } from '../../domain/operation/name.ts';
import { operationRule } from '../rule.ts';
import { NAMING_KINDS } from '../thing-use.ts';

export const tableNotThere = operationRule({
  id: 'table-not-there',
  kinds: NAMING_KINDS,
  title: 'A table is used that is not there at that point',
  why: 'The migration stops with an error there, and what is deployed with it waits for somebody to mend it.',
  saferWay:
    'Put the migrations into the order in which the table is there, or use the name that it has by then.',
  severity: 'warning',
  categories: [],
  examples: {
    bad: [
      'DROP TABLE bookings; ALTER TABLE bookings ADD COLUMN note text;',
      'ALTER TABLE bookings RENAME TO trips; CREATE INDEX CONCURRENTLY bookings_day ON bookings (day);',
    ],
    good: [
      'ALTER TABLE bookings ADD COLUMN note text;',
      'DROP TABLE IF EXISTS bookings; CREATE TABLE bookings (id bigint PRIMARY KEY); DELETE FROM bookings;',
      'ALTER TABLE bookings RENAME TO trips; ALTER TABLE trips ADD COLUMN note text;',
      'DROP TABLE bookings; DROP TABLE IF EXISTS bookings; ALTER TABLE IF EXISTS bookings ADD COLUMN note text;',
    ],
  },
  check(context) {
    const missing = context.missing();
    if (missing?.what !== 'table' && missing?.what !== 'relation') return undefined;
    return {
      message: `Table \`${printName(missing.name)}\` is not there at this point, so the migration fails here.`,
    };
  },
});

import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { copiedBy, losesData } from '../backups.ts';
import { keyOf } from '../catalogue.ts';
import { madeName } from '../made-name.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = 'conventions:\n  sections: [backup]';

export const missingBackup = newMigrationRule({
  id: 'missing-backup',
  title: 'Data is destroyed that no table was made a backup of',
  why: 'A rollback can bring back a column, not what stood in it; and a restore of the whole database takes hours, and all that was written since with it.',
  saferWay: 'Copy the table, or the part of it that is lost, into a table of its own first.',
  severity: 'error',
  categories: [],
  asks: ({ sections }) => sections?.filter(({ section }) => section === 'backup'),
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/099_drop.sql': 'ALTER TABLE bookings DROP COLUMN note;' } },
      {
        policy: POLICY,
        files: {
          'migrations/099_drop.sql': `CREATE TABLE backup_rooms AS SELECT * FROM rooms;
DELETE FROM bookings WHERE day < '2020-01-01';`,
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/099_drop.sql': 'DROP TABLE rooms; CREATE TABLE backup_rooms AS SELECT * FROM rooms;',
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: {
          'migrations/099_drop.sql': `CREATE TABLE backup_bookings_099 AS SELECT id, note FROM bookings;
ALTER TABLE bookings DROP COLUMN note;`,
        },
      },
      { policy: POLICY, files: { 'migrations/099_drop.sql': 'DROP TABLE backup_bookings_098;' } },
      {
        policy: POLICY,
        files: { 'migrations/099_tags.sql': 'CREATE TABLE tags (id int); DROP TABLE tags;' },
      },
    ],
  },
  check(each) {
    const copied = new Set<string>();
    const reported = new Set<string>();
    return each.steps().flatMap((step) => {
      for (const read of copiedBy(step.operation, step.catalogue)) copied.add(keyOf(read));
      const table = losesData(step);
      if (table === undefined || reported.has(printName(table))) return [];
      if (copied.has(keyOf(table))) return [];
      reported.add(printName(table));
      const copy = printIdentifier(madeName(['backup', table.name], each.migration.number ?? ''));
      return [
        {
          message: `\`${printName(table)}\` loses data, and no table was made a backup of it before.`,
          sql: `CREATE TABLE ${copy} AS SELECT * FROM ${printName(table)};`,
          span: step.operation.span,
        },
      ];
    });
  },
});

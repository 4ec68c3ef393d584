import { describe, expect, test } from 'vitest';
import { assessSql } from './pull-request.ts';

/** The example lines of the approval process that the levels come from, each with migrations that it is about. */
const LOW: Readonly<Record<string, readonly string[]>> = {
  'Adding new columns (with default values or nullable)': [
    'ALTER TABLE bookings ADD COLUMN tags text[];',
    `ALTER TABLE bookings ADD COLUMN IF NOT EXISTS status text DEFAULT 'pending';`,
    `ALTER TABLE bookings ADD COLUMN status text NOT NULL DEFAULT 'pending';`,
    'ALTER TABLE bookings ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();',
  ],
  'Creating new indexes on existing columns': [
    'CREATE INDEX bookings_status_idx ON bookings (status);',
    'CREATE INDEX CONCURRENTLY IF NOT EXISTS bookings_status_idx ON bookings (status);',
  ],
  'Adding new tables (not referenced by existing code)': [
    'CREATE TABLE tags (id bigint PRIMARY KEY, name text NOT NULL UNIQUE);',
    'CREATE TABLE IF NOT EXISTS tags (id bigint); ALTER TABLE tags ADD PRIMARY KEY (id);',
    'CREATE TABLE tags_backup AS SELECT * FROM tags;',
  ],
  'Creating or updating RLS policies': [
    'CREATE POLICY own_bookings ON bookings USING (user_id = current_user_id());',
    'ALTER POLICY own_bookings ON bookings USING (user_id = 1);',
    'DROP POLICY IF EXISTS own ON bookings; CREATE POLICY own ON bookings FOR SELECT USING (true);',
    'ALTER TABLE bookings ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON bookings USING (true);',
  ],
  'Adding new enum values (append only)': [
    `ALTER TYPE booking_status ADD VALUE 'archived';`,
    `ALTER TYPE booking_status ADD VALUE IF NOT EXISTS 'archived' AFTER 'done';`,
  ],
  'Creating new triggers or functions': [
    `CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.at = now(); RETURN NEW; END $$;`,
    'CREATE TRIGGER touch BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION touch();',
    `DROP TRIGGER IF EXISTS touch ON bookings;
     CREATE TRIGGER touch BEFORE UPDATE ON bookings FOR EACH ROW EXECUTE FUNCTION touch();`,
  ],
};

const MEDIUM: Readonly<Record<string, readonly string[]>> = {
  'Modifying column types (e.g., VARCHAR(50) → VARCHAR(100))': [
    `ALTER TABLE bookings ADD COLUMN code varchar(50);
     ALTER TABLE bookings ALTER COLUMN code TYPE varchar(100);`,
    'ALTER TABLE bookings ADD COLUMN nights integer; ALTER TABLE bookings ALTER COLUMN nights TYPE bigint;',
  ],
  'Adding NOT NULL constraints to existing columns': [
    `ALTER TABLE bookings ALTER COLUMN status SET DEFAULT 'pending';
     ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;`,
    `UPDATE bookings SET status = 'pending' WHERE status IS NULL;
     ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;`,
    'ALTER TABLE bookings ADD CONSTRAINT status_given CHECK (status IS NOT NULL) NOT VALID;',
  ],
  'Renaming tables or columns (requires code coordination)': [
    'ALTER TABLE bookings RENAME TO reservations;',
    'ALTER TABLE bookings RENAME COLUMN state TO status;',
  ],
  'Modifying existing indexes': [
    `CREATE INDEX CONCURRENTLY bookings_status_created_idx ON bookings (status, created_at);
     DROP INDEX CONCURRENTLY bookings_status_idx;`,
    'DROP INDEX bookings_status_idx; CREATE INDEX bookings_status_idx ON bookings (status) WHERE active;',
    'ALTER INDEX bookings_status_idx SET (fillfactor = 70);',
    'ALTER INDEX bookings_status_idx RENAME TO bookings_state_idx;',
  ],
  'Changing foreign key constraints': [
    `ALTER TABLE bookings DROP CONSTRAINT bookings_room_id_fkey;
     ALTER TABLE bookings ADD CONSTRAINT bookings_room_id_fkey
       FOREIGN KEY (room_id) REFERENCES rooms (id) ON DELETE CASCADE;`,
    'ALTER TABLE bookings ALTER CONSTRAINT bookings_room_id_fkey DEFERRABLE INITIALLY DEFERRED;',
    'ALTER TABLE bookings ADD FOREIGN KEY (room_id) REFERENCES rooms (id);',
  ],
  'Data migrations (UPDATE statements on existing records)': [
    `UPDATE bookings SET status = 'pending' WHERE status IS NULL;`,
    `UPDATE bookings SET price = rooms.price FROM rooms WHERE rooms.id = bookings.room_id;`,
  ],
  'Removing enum values (if unused)': [
    `ALTER TYPE booking_status RENAME TO booking_status_old;
     CREATE TYPE booking_status AS ENUM ('pending', 'done');
     ALTER TABLE bookings ALTER COLUMN status TYPE booking_status USING status::text::booking_status;
     DROP TYPE booking_status_old;`,
    `CREATE TYPE booking_status_new AS ENUM ('pending', 'done');
     ALTER TABLE bookings ALTER COLUMN status TYPE booking_status_new USING status::text::booking_status_new;
     DROP TYPE booking_status;
     ALTER TYPE booking_status_new RENAME TO booking_status;`,
  ],
};

const HIGH: Readonly<Record<string, readonly string[]>> = {
  'Dropping columns or tables': [
    'DROP TABLE bookings;',
    'DROP TABLE IF EXISTS bookings;',
    'ALTER TABLE bookings DROP COLUMN IF EXISTS status;',
    'CREATE TABLE IF NOT EXISTS bookings (id bigint); DROP TABLE bookings;',
  ],
  'Dropping indexes used by queries': [
    'DROP INDEX bookings_status_idx;',
    'DROP INDEX CONCURRENTLY IF EXISTS bookings_status_idx;',
    'CREATE INDEX rooms_price_idx ON rooms (price); DROP INDEX bookings_status_idx;',
  ],
  'Changing column types incompatibly (e.g., TEXT → INTEGER)': [
    `ALTER TABLE bookings ADD COLUMN nights text;
     ALTER TABLE bookings ALTER COLUMN nights TYPE integer USING nights::integer;`,
    'ALTER TABLE bookings ADD COLUMN code varchar(50); ALTER TABLE bookings ALTER COLUMN code TYPE varchar(20);',
  ],
  'Adding NOT NULL without default to existing data': [
    'ALTER TABLE bookings ADD COLUMN status text NOT NULL;',
    'ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;',
    'ALTER TABLE bookings ADD COLUMN status text; ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;',
  ],
  'Splitting or merging tables': [
    `CREATE TABLE addresses (user_id bigint, street text);
     INSERT INTO addresses SELECT id, street FROM users;
     ALTER TABLE users DROP COLUMN street;`,
    `UPDATE users SET street = addresses.street FROM addresses WHERE addresses.user_id = users.id;
     DROP TABLE addresses;`,
  ],
  'Changing primary keys or foreign key relationships': [
    'ALTER TABLE bookings DROP CONSTRAINT bookings_pkey;',
    'ALTER TABLE bookings ADD PRIMARY KEY (id, room_id);',
    `ALTER TABLE bookings DROP CONSTRAINT bookings_owner_fkey;
     ALTER TABLE bookings ADD CONSTRAINT bookings_owner_fkey FOREIGN KEY (owner) REFERENCES accounts (id);`,
    'ALTER TABLE bookings DROP CONSTRAINT bookings_room_id_fkey;',
  ],
  'Major data transformations': [
    'UPDATE bookings SET total_price = total_price * 1.1;',
    'UPDATE bookings SET total_price = 0 WHERE true;',
    'DELETE FROM bookings;',
    'TRUNCATE bookings;',
    `UPDATE bookings SET status = 'x' WHERE status = 'y'; UPDATE rooms SET status = 'x' WHERE status = 'y';`,
    `WITH gone AS (DELETE FROM bookings WHERE old RETURNING *)
     UPDATE rooms SET free = true FROM gone WHERE rooms.id = gone.room_id;`,
  ],
  'Schema architecture changes': [
    'DROP SCHEMA booking CASCADE;',
    'ALTER SCHEMA booking RENAME TO reservation;',
    'ALTER TABLE bookings DETACH PARTITION bookings_2025;',
  ],
};

/** The paragraph that says where the lists touch each other, sentence by sentence. */
const TOUCHING: Readonly<Record<string, readonly (readonly [string, 'low' | 'medium' | 'high'])[]>> = {
  'a NOT NULL column added without default is HIGH': [
    ['ALTER TABLE bookings ADD COLUMN status text NOT NULL;', 'high'],
    [`ALTER TABLE bookings ADD COLUMN status text NOT NULL DEFAULT 'x';`, 'low'],
  ],
  'SET NOT NULL on an existing column is MEDIUM when the column has a default or was backfilled before, else HIGH':
    [
      [
        `ALTER TABLE bookings ADD COLUMN status text DEFAULT 'x'; ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;`,
        'medium',
      ],
      [
        `ALTER TABLE bookings ADD COLUMN status text;
       UPDATE bookings SET status = 'x' WHERE status IS NULL;
       ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;`,
        'medium',
      ],
      [
        `UPDATE bookings SET note = 'x' WHERE note IS NULL; ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;`,
        'high',
      ],
      [
        `ALTER TABLE bookings ALTER COLUMN status SET DEFAULT 'x';
       ALTER TABLE bookings ALTER COLUMN status DROP DEFAULT;
       ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;`,
        'high',
      ],
      ['ALTER TABLE bookings ALTER COLUMN status SET NOT NULL;', 'high'],
    ],
  'A type change is MEDIUM when it keeps every value (widening) and HIGH otherwise, or when the old type is not known':
    [
      [
        'ALTER TABLE b ADD COLUMN price numeric(10, 2); ALTER TABLE b ALTER COLUMN price TYPE numeric(14, 2);',
        'medium',
      ],
      [
        'ALTER TABLE b ADD COLUMN price numeric(10, 2); ALTER TABLE b ALTER COLUMN price TYPE numeric(10, 4);',
        'high',
      ],
      ['ALTER TABLE b ADD COLUMN code varchar(50); ALTER TABLE b ALTER COLUMN code TYPE text;', 'medium'],
      ['ALTER TABLE b ADD COLUMN net cidr; ALTER TABLE b ALTER COLUMN net TYPE inet;', 'medium'],
      ['ALTER TABLE b ALTER COLUMN code TYPE varchar(100);', 'high'],
    ],
  'Dropping an index is HIGH, unless the same pull request creates one that serves in its place (MEDIUM: modifying an index)':
    [
      ['DROP INDEX orders_customer_idx;', 'high'],
      [
        'CREATE INDEX orders_customer_date_idx ON orders (customer, date); DROP INDEX orders_customer_idx;',
        'medium',
      ],
      ['DROP INDEX orders_customer_idx; CREATE INDEX orders_date_idx ON orders (date);', 'high'],
    ],
  'A foreign key whose options change is MEDIUM, one that points elsewhere is HIGH': [
    [
      `ALTER TABLE orders ADD CONSTRAINT placed_by FOREIGN KEY (buyer) REFERENCES people (id) NOT VALID;
       ALTER TABLE orders DROP CONSTRAINT orders_person_id_fkey;
       ALTER TABLE orders ADD CONSTRAINT orders_person_id_fkey
         FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE RESTRICT;`,
      'medium',
    ],
    [
      `ALTER TABLE orders DROP CONSTRAINT orders_buyer_fkey;
       ALTER TABLE orders ADD CONSTRAINT orders_buyer_fkey FOREIGN KEY (buyer) REFERENCES companies (id);`,
      'high',
    ],
  ],
  'A data change with WHERE is MEDIUM; one over whole tables, or over several, is HIGH': [
    [`DELETE FROM orders WHERE status = 'draft';`, 'medium'],
    ['DELETE FROM orders;', 'high'],
    [`DELETE FROM orders WHERE old; DELETE FROM customers WHERE old;`, 'high'],
  ],
  'Splitting and merging: columns moved by INSERT … SELECT or UPDATE … FROM followed by a drop is HIGH': [
    ['INSERT INTO archive SELECT * FROM orders WHERE old;', 'medium'],
    ['INSERT INTO archive SELECT * FROM orders; DROP TABLE orders;', 'high'],
  ],
};

const lists = [
  ['low', LOW],
  ['medium', MEDIUM],
  ['high', HIGH],
] as const;

describe.each(lists)('what the document calls %s', (level, examples) => {
  const rows = Object.entries(examples).flatMap(([line, scripts]) =>
    scripts.map((sql) => [line, sql] as const),
  );
  test.each(rows)('%s: %s', (_line, sql) => {
    const assessment = assessSql(sql);
    expect(assessment.migrations[0]?.script.problems).toEqual([]);
    expect({ level: assessment.level, reasons: reasonsOf(sql) }).toMatchObject({ level });
  });
});

describe.each(Object.entries(TOUCHING))('%s', (_sentence, rows) => {
  test.each(rows)('%s is %s', (sql, level) => {
    expect({ level: assessSql(sql).level, reasons: reasonsOf(sql) }).toMatchObject({ level });
  });
});

/** What a failing test shows beside the level. */
function reasonsOf(sql: string): readonly string[] {
  return assessSql(sql).migrations.flatMap(({ operations }) =>
    operations.map(({ level, summary, reason }) => `${level}: ${summary}: ${reason}`),
  );
}

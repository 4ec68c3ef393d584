/** Histories of our own: each a list of migrations, in the order in which they run. */
export const HISTORIES: Readonly<Record<string, readonly string[]>> = {
  'a shop that grows': [
    `CREATE TABLE customers (id serial PRIMARY KEY, email varchar(80) NOT NULL UNIQUE, name text);
     CREATE TABLE orders (
       id bigserial PRIMARY KEY,
       customer_id integer NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
       total numeric(10, 2) NOT NULL DEFAULT 0,
       placed_at timestamptz DEFAULT now(),
       CONSTRAINT total_is_positive CHECK (total >= 0)
     );
     CREATE INDEX ON orders (customer_id, placed_at);`,
    `ALTER TABLE customers ADD COLUMN IF NOT EXISTS country char(2) DEFAULT 'FI';
     ALTER TABLE customers ADD COLUMN IF NOT EXISTS country text;
     ALTER TABLE customers ALTER COLUMN email TYPE varchar(120), ALTER COLUMN name SET NOT NULL;
     ALTER TABLE orders ADD CONSTRAINT late_check CHECK (placed_at > '2000-01-01') NOT VALID;
     CREATE UNIQUE INDEX customers_lower_email ON customers (lower(email)) WHERE name <> '';`,
    `ALTER TABLE orders VALIDATE CONSTRAINT late_check;
     ALTER TABLE orders RENAME COLUMN total TO amount;
     ALTER TABLE orders RENAME CONSTRAINT total_is_positive TO amount_is_positive;
     ALTER TABLE orders ALTER COLUMN placed_at DROP DEFAULT;
     ALTER INDEX customers_lower_email RENAME TO customers_by_email;`,
    `ALTER TABLE customers DROP COLUMN country;
     ALTER TABLE customers RENAME TO people;
     ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey;
     CREATE TABLE archive (LIKE orders INCLUDING ALL);
     CREATE TABLE totals AS SELECT customer_id, sum(amount) AS sum FROM orders GROUP BY 1;
     DROP TABLE archive;`,
  ],
  'types and schemas': [
    `CREATE SCHEMA crm;
     CREATE TYPE crm.mood AS ENUM ('sad', 'ok');
     CREATE TYPE size AS ENUM ('S', 'M');
     CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
     CREATE TYPE point3 AS (x int, y int, z int);
     CREATE TABLE crm.people (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), mood crm.mood, sizes size[], age positive);`,
    `ALTER TYPE size ADD VALUE IF NOT EXISTS 'L';
     ALTER TYPE size RENAME TO shirt_size;
     ALTER TABLE crm.people ALTER COLUMN mood SET DEFAULT 'ok', ALTER COLUMN mood SET NOT NULL;
     SET search_path TO crm, public;
     CREATE TABLE notes (id int GENERATED ALWAYS AS IDENTITY, body text, person uuid REFERENCES people (id));
     CREATE INDEX notes_person ON notes (person);
     RESET search_path;`,
    `ALTER TABLE crm.notes SET SCHEMA public;
     DROP TYPE point3;
     DO $$ BEGIN
       IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'colour') THEN
         CREATE TYPE colour AS ENUM ('red');
       END IF;
       EXECUTE 'CREATE TABLE made (c colour)';
     END $$;
     CREATE FUNCTION make() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN CREATE TABLE by_call (id int); END $f$;
     SELECT make();`,
    `BEGIN; CREATE TABLE never (id int); ROLLBACK; BEGIN; CREATE TABLE ever (id int); COMMIT;`,
  ],
  'partitions and constraints': [
    `CREATE TABLE events (id bigint NOT NULL, day date NOT NULL, kind text, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
     CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
     CREATE TABLE rooms (id int PRIMARY KEY, code text, floor int, during tstzrange,
       CONSTRAINT one_code UNIQUE (code), EXCLUDE USING gist (during WITH &&));`,
    `CREATE UNIQUE INDEX rooms_floor ON rooms (floor, code);
     ALTER TABLE rooms ADD CONSTRAINT rooms_by_floor UNIQUE USING INDEX rooms_floor;
     ALTER TABLE rooms DROP CONSTRAINT one_code;
     ALTER TABLE rooms ADD FOREIGN KEY (floor) REFERENCES rooms (id) NOT VALID;
     ALTER TABLE rooms DROP COLUMN during CASCADE;
     DROP INDEX IF EXISTS nothing;
     ALTER TABLE rooms ALTER COLUMN floor TYPE bigint USING floor::bigint, ALTER COLUMN code DROP NOT NULL;`,
  ],
};

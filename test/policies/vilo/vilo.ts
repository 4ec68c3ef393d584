import { type Draft, Team } from '../team.ts';

/** A team like Vilo's. */
export function viloTeam(): Team {
  return new Team({
    policy: `extends: builtin:vilo
roles:
  developer: { teams: [acme/developers], roles: [senior-developer] }
  senior-developer: { teams: [acme/seniors], roles: [tech-lead] }
  tech-lead: { users: [lea] }
`,
    people: { dev: 'write', sam: 'write', sue: 'write', lea: 'admin' },
    teams: { developers: ['mira', 'dev'], seniors: ['sam', 'sue'] },
    files: {
      'backend/migrations/098_bookings.sql':
        "CREATE TABLE bookings (id bigint PRIMARY KEY, code varchar(50), status text DEFAULT 'new');\n",
    },
  });
}

const PATH = 'backend/migrations/099_add_booking_tags.sql';

/** A migration as the document wants it. */
export function migration(
  sql: string,
  {
    risk = 'LOW',
    path = PATH,
    verification = "SELECT column_name FROM information_schema.columns WHERE table_name = 'bookings';",
    rollback = 'ALTER TABLE bookings DROP COLUMN IF EXISTS tags;',
  } = {},
): Readonly<Record<string, string>> {
  return {
    [path]: `-- Migration: ${path.split('/').at(-1)}
-- Description: Add tags to bookings, for categories of our own
-- Date: 2026-01-16
-- Author: Mira Holt
-- Risk: ${risk}

-- Pre-flight checks
SELECT count(*) FROM bookings;

-- Changes
${sql}

-- Verification
${verification}

-- Rollback
-- ${rollback}
`,
  };
}

export const ADD = 'ALTER TABLE bookings ADD COLUMN IF NOT EXISTS tags text[];';

export function description({
  number = '099',
  risk = 'LOW',
  related = 'None: the code does not know of tags yet.',
} = {}): string {
  return `## Migration Summary
**Migration Number**: ${number}
**Risk Level**: ${risk}
**Type**: Add Column

## What Changes
- Adds the column tags to bookings, so that they can be put into categories

## Impact Assessment
- [x] No existing data affected

## Testing Checklist
- [x] Migration runs successfully on clean database

## Rollback Plan
Drop the column: nothing reads it yet.

## Related PRs
${related}

## Deployment Order
The migration first, then the code that reads it.
`;
}

/** A pull request that keeps every clause, but for what a test changes about it. */
export function draft(changes: Partial<Draft> = {}): Draft {
  return {
    title: '[DB] Migration 099: Add booking tags',
    body: description(),
    files: migration(ADD),
    ...changes,
  };
}

export const RENAME = {
  body: description({ risk: 'MEDIUM', related: 'https://github.com/acme/web/pull/7' }),
  files: migration(
    `DO $$ BEGIN
  IF EXISTS (SELECT FROM information_schema.columns WHERE table_name = 'bookings' AND column_name = 'status') THEN
    ALTER TABLE bookings RENAME COLUMN status TO state;
  END IF;
END $$;`,
    { risk: 'MEDIUM', rollback: 'ALTER TABLE bookings RENAME COLUMN state TO status;' },
  ),
} satisfies Partial<Draft>;

/** A drop with its backup and its rollback file, as HIGH asks for. */
export const DROP = {
  body: description({ risk: 'HIGH', related: 'https://github.com/acme/web/pull/7' }),
  files: {
    ...migration(
      `CREATE TABLE IF NOT EXISTS backup_099_rooms AS SELECT * FROM rooms;
DROP TABLE IF EXISTS rooms;`,
      {
        risk: 'HIGH',
        verification: "SELECT to_regclass('rooms') IS NULL;",
        rollback: 'CREATE TABLE rooms AS SELECT * FROM backup_099_rooms;',
      },
    ),
    'backend/migrations/099_rollback.sql':
      'CREATE TABLE rooms (id bigint PRIMARY KEY);\nINSERT INTO rooms SELECT * FROM backup_099_rooms;\nDROP TABLE backup_099_rooms;\n',
  },
  onBase: { 'backend/migrations/097_rooms.sql': 'CREATE TABLE rooms (id bigint PRIMARY KEY);\n' },
  baseAt: '2025-11-03T12:00:00Z',
} satisfies Partial<Draft>;

-- An event waits in the inbox until its work is done: jobs come from a delivery, which is done when none of its is left.
ALTER TABLE migration_gate.deliveries
  ADD COLUMN jobs_left integer NOT NULL DEFAULT 0,
  ADD COLUMN done_at timestamptz;

-- Without due_at it is due at once.
ALTER TABLE migration_gate.jobs
  ADD COLUMN delivery text,
  ADD COLUMN installation bigint NOT NULL DEFAULT 0,
  ADD COLUMN priority smallint NOT NULL DEFAULT 1,
  ADD COLUMN due_at timestamptz;

-- When each work was begun last.
CREATE TABLE migration_gate.begun (
  work text PRIMARY KEY,
  at timestamptz NOT NULL
);

CREATE TABLE migration_gate.open_pulls (
  pull text PRIMARY KEY,
  installation bigint NOT NULL,
  reference text NOT NULL,
  known text,
  parked_times integer NOT NULL DEFAULT 0,
  parked_until timestamptz,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX open_pulls_by_installation ON migration_gate.open_pulls (installation);

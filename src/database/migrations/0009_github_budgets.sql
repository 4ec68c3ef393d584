CREATE TABLE migration_gate.budgets (
  installation bigint PRIMARY KEY,
  allowances text NOT NULL,
  held_until timestamptz,
  minute timestamptz NOT NULL,
  minute_writes integer NOT NULL,
  hour timestamptz NOT NULL,
  hour_writes integer NOT NULL
);

CREATE TABLE migration_gate.answers (
  installation bigint NOT NULL,
  asked text NOT NULL,
  etag text NOT NULL,
  answer text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (installation, asked)
);

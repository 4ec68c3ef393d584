CREATE TABLE migration_gate.budgets (
  installation bigint PRIMARY KEY,
  budget text NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE migration_gate.answers (
  installation bigint NOT NULL,
  asked text NOT NULL,
  etag text NOT NULL,
  answer text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (installation, asked)
);

CREATE TABLE migration_gate.acts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pull text NOT NULL,
  act text NOT NULL,
  facts text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (pull, act)
);

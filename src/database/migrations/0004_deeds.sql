CREATE TABLE migration_gate.deeds (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pull text NOT NULL,
  deed text NOT NULL,
  facts text NOT NULL,
  UNIQUE (pull, deed)
);

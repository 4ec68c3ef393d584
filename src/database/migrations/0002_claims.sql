CREATE TABLE migration_gate.claims (
  pull text PRIMARY KEY,
  repository text NOT NULL,
  number integer NOT NULL,
  base_branch text NOT NULL,
  claim text NOT NULL
);

CREATE INDEX claims_by_base_branch ON migration_gate.claims (repository, base_branch);

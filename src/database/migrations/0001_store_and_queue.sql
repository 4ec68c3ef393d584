CREATE TABLE migration_gate.reviews (
  pull text NOT NULL,
  review bigint NOT NULL,
  login text NOT NULL,
  commit_sha text NOT NULL,
  digest text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pull, review)
);

CREATE TABLE migration_gate.heads (
  pull text NOT NULL,
  head text NOT NULL,
  base text NOT NULL,
  policy text NOT NULL,
  facts text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pull, head, base, policy)
);

CREATE TABLE migration_gate.texts (
  blob text PRIMARY KEY,
  content text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE migration_gate.team_members (
  installation bigint NOT NULL,
  team text NOT NULL,
  members text NOT NULL,
  good_until timestamptz NOT NULL,
  PRIMARY KEY (installation, team)
);

CREATE TABLE migration_gate.verdicts (
  pull text NOT NULL,
  head text NOT NULL,
  reference text NOT NULL,
  kind text NOT NULL,
  verdict text NOT NULL,
  digest text NOT NULL,
  cause text NOT NULL,
  waits_for text NOT NULL,
  base_branch text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (pull, head)
);

CREATE INDEX verdicts_by_head ON migration_gate.verdicts (head);

CREATE TABLE migration_gate.deliveries (
  delivery text PRIMARY KEY,
  received_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE migration_gate.jobs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  work text NOT NULL,
  job text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX jobs_by_work ON migration_gate.jobs (work);

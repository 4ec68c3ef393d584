CREATE TABLE migration_gate.merge_groups (
  pull text NOT NULL,
  head text NOT NULL,
  reference text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pull, head)
);

CREATE INDEX merge_groups_by_head ON migration_gate.merge_groups (head);

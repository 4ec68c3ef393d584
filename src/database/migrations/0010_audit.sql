-- What decisions were made on, once for each content: any number of entries name it by its hash.
CREATE TABLE migration_gate.audit_facts (
  hash text PRIMARY KEY,
  body bytea NOT NULL,
  used_at timestamptz NOT NULL
);

-- Where the chain of each repository ends, and up to where retention took it out.
CREATE TABLE migration_gate.audit_chains (
  repository text PRIMARY KEY,
  last_sequence bigint NOT NULL DEFAULT 0,
  last_hash text NOT NULL DEFAULT '',
  pruned_sequence bigint NOT NULL DEFAULT 0,
  pruned_hash text NOT NULL DEFAULT ''
);

CREATE TABLE migration_gate.audit_entries (
  repository text NOT NULL,
  sequence bigint NOT NULL,
  at timestamptz NOT NULL,
  pull integer,
  previous text NOT NULL,
  hash text NOT NULL,
  entry text NOT NULL,
  PRIMARY KEY (repository, sequence)
);

CREATE INDEX audit_entries_by_time ON migration_gate.audit_entries (at, repository, sequence);
CREATE INDEX audit_entries_of_repository ON migration_gate.audit_entries (repository, at, sequence);

-- Entries are appended. They leave by retention alone, which says in the chain what it takes out before it does.
CREATE FUNCTION migration_gate.refuse_audit_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF TG_LEVEL = 'ROW' AND TG_OP = 'DELETE' THEN
    IF EXISTS (
      SELECT FROM migration_gate.audit_chains
      WHERE audit_chains.repository = OLD.repository AND audit_chains.pruned_sequence >= OLD.sequence
    ) THEN
      RETURN OLD;
    END IF;
  END IF;
  RAISE EXCEPTION 'The audit is appended to and never changed: % is refused.', TG_OP;
END
$$;

CREATE TRIGGER audit_entries_are_kept BEFORE UPDATE OR DELETE ON migration_gate.audit_entries
FOR EACH ROW EXECUTE FUNCTION migration_gate.refuse_audit_change();

CREATE TRIGGER audit_entries_are_not_emptied BEFORE TRUNCATE ON migration_gate.audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION migration_gate.refuse_audit_change();

CREATE FUNCTION migration_gate.refuse_audit_unpruning() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF NEW.pruned_sequence >= OLD.pruned_sequence AND NEW.last_sequence >= OLD.last_sequence THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The audit of % does not go back.', OLD.repository;
END
$$;

CREATE TRIGGER audit_chains_are_kept BEFORE DELETE OR TRUNCATE ON migration_gate.audit_chains
FOR EACH STATEMENT EXECUTE FUNCTION migration_gate.refuse_audit_change();

CREATE TRIGGER audit_chains_go_forward BEFORE UPDATE ON migration_gate.audit_chains
FOR EACH ROW EXECUTE FUNCTION migration_gate.refuse_audit_unpruning();

import { beforeAll, describe, expect, it } from 'vitest';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { sqlOf } from './migration.ts';

beforeAll(loadParser);

/** Each with what `alembic upgrade --sql` prints for it, but for white space and the case of keywords. */
const TABLE: readonly (readonly [string, readonly string[]])[] = [
  [
    `op.create_table("tags", sa.Column("id", sa.Integer(), nullable=False), sa.Column("name", sa.String(40)), sa.PrimaryKeyConstraint("id", name=op.f("tags_pkey")))`,
    ['CREATE TABLE tags (id SERIAL not null, name VARCHAR(40), CONSTRAINT tags_pkey primary key (id))'],
  ],
  [
    `op.create_table("tags", sa.Column("id", sa.Uuid(), primary_key=True), sa.Column("of", sa.BigInteger, sa.ForeignKey("crm.people.id", ondelete="CASCADE"), unique=True), schema="crm", if_not_exists=True)`,
    [
      'CREATE TABLE IF NOT EXISTS crm.tags (id UUID not null, of BIGINT, primary key (id), foreign key (of) REFERENCES crm.people (id) ON DELETE cascade, unique (of))',
    ],
  ],
  [
    `op.create_table("t", sa.Column("a", sa.Integer, autoincrement=False), sa.Column("b", sa.Text, index=True, comment="it's b"), sa.PrimaryKeyConstraint("a"), sa.CheckConstraint("a > 0", name="positive"), comment="a t")`,
    [
      'CREATE TABLE t (a INTEGER, b TEXT, primary key (a), CONSTRAINT positive check (a > 0))',
      'CREATE INDEX ix_t_b ON t (b)',
      "COMMENT ON TABLE t IS 'a t'",
      "COMMENT ON COLUMN t.b IS 'it''s b'",
    ],
  ],
  [
    `op.create_table("t", sa.Column("mood", sa.Enum("sad", "ok", name="mood"), nullable=False))`,
    ["CREATE TYPE mood AS ENUM ('sad', 'ok')", 'CREATE TABLE t (mood mood not null)'],
  ],
  [
    `op.create_table("t", sa.Column("mood", postgresql.ENUM("sad", name="mood", create_type=False)))`,
    ['CREATE TABLE t (mood mood)'],
  ],
  [
    `op.create_table("t", sa.Column("id", sa.Integer, sa.Identity(always=True)), sa.Column("n", sa.Integer, sa.Computed("id * 2")))`,
    [
      'CREATE TABLE t (id INTEGER GENERATED ALWAYS AS IDENTITY, n INTEGER GENERATED ALWAYS AS (id * 2) STORED)',
    ],
  ],
  [
    `op.create_table("t", sa.Column("day", sa.Date), postgresql_partition_by="RANGE (day)")`,
    ['CREATE TABLE t (day DATE) PARTITION BY RANGE (day)'],
  ],
  [`op.drop_table("tags", schema="crm")`, ['DROP TABLE crm.tags']],
  [`op.drop_table("tags", if_exists=True)`, ['DROP TABLE IF EXISTS tags']],
  [`op.rename_table("tags", "Labels")`, ['ALTER TABLE tags RENAME TO "Labels"']],
  [
    `op.add_column("t", sa.Column("a", sa.Boolean(), server_default=sa.false(), nullable=False))`,
    ['ALTER TABLE t ADD COLUMN a BOOLEAN default false not null'],
  ],
  [
    `op.add_column("t", sa.Column("a", sa.DateTime(timezone=True), server_default=sa.func.now()), if_not_exists=True)`,
    ['ALTER TABLE t ADD COLUMN IF NOT EXISTS a TIMESTAMP WITH TIME ZONE default now()'],
  ],
  [
    `op.add_column("t", sa.Column("a", sa.Integer, sa.ForeignKey("u.id", name="fk"), index=True, server_default="0"))`,
    [
      "ALTER TABLE t ADD COLUMN a INTEGER default '0'",
      'ALTER TABLE t ADD CONSTRAINT fk foreign key (a) REFERENCES u (id)',
      'CREATE INDEX ix_t_a ON t (a)',
    ],
  ],
  [
    `op.add_column("t", sa.Column("a", postgresql.ARRAY(sa.String(5)), server_default=sa.text("'{}'::varchar[]")))`,
    [`ALTER TABLE t ADD COLUMN a VARCHAR(5)[] default '{}'::varchar[]`],
  ],
  [`op.drop_column("t", "a")`, ['ALTER TABLE t DROP COLUMN a']],
  [`op.alter_column("t", "a", nullable=False)`, ['ALTER TABLE t ALTER COLUMN a SET NOT NULL']],
  [
    `op.alter_column("t", "a", existing_type=sa.Text(), type_=sa.Integer(), postgresql_using="a::integer", nullable=True, server_default=None, new_column_name="b", schema="s")`,
    [
      'ALTER TABLE s.t ALTER COLUMN a TYPE INTEGER USING a::integer',
      'ALTER TABLE s.t ALTER COLUMN a DROP NOT NULL',
      'ALTER TABLE s.t ALTER COLUMN a DROP DEFAULT',
      'ALTER TABLE s.t RENAME COLUMN a TO b',
    ],
  ],
  [
    `op.alter_column("t", "a", server_default=sa.text("gen_random_uuid()"), comment="new")`,
    ['ALTER TABLE t ALTER COLUMN a SET DEFAULT gen_random_uuid()', "COMMENT ON COLUMN t.a IS 'new'"],
  ],
  [
    `op.create_index(op.f("ix_t_a"), "t", ["a", sa.text("lower(b)")], unique=True, postgresql_concurrently=True, if_not_exists=True, postgresql_using="btree", postgresql_where=sa.text("a IS NOT NULL"), postgresql_include=["c"])`,
    [
      'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS ix_t_a ON t USING btree (a, lower(b)) INCLUDE (c) WHERE a IS NOT NULL',
    ],
  ],
  [
    `op.create_index("i", "t", ["a", sa.column("b").desc()], postgresql_ops={"a": "gin_trgm_ops"}, postgresql_using="gin")`,
    ['CREATE INDEX i ON t USING gin (a gin_trgm_ops, b DESC)'],
  ],
  [
    `op.drop_index("i", table_name="t", schema="s", if_exists=True, postgresql_concurrently=True)`,
    ['DROP INDEX CONCURRENTLY IF EXISTS s.i'],
  ],
  [
    `op.create_foreign_key("fk", "t", "u", ["a"], ["id"], ondelete="SET NULL", deferrable=True, initially="DEFERRED", postgresql_not_valid=True)`,
    [
      'ALTER TABLE t ADD CONSTRAINT fk foreign key (a) REFERENCES u (id) ON DELETE set null DEFERRABLE INITIALLY DEFERRED NOT VALID',
    ],
  ],
  [`op.create_unique_constraint(None, "t", ["a", "b"])`, ['ALTER TABLE t ADD unique (a, b)']],
  [`op.create_primary_key("pk", "t", ["a"])`, ['ALTER TABLE t ADD CONSTRAINT pk primary key (a)']],
  [
    `op.create_check_constraint("ck", "t", sa.text("a > 0"))`,
    ['ALTER TABLE t ADD CONSTRAINT ck check (a > 0)'],
  ],
  [
    `op.create_exclude_constraint("x", "t", ("room", "="), ("during", "&&"), where=sa.text("a > 0"))`,
    ['ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (a > 0)'],
  ],
  [`op.drop_constraint("ck", "t", type_="check")`, ['ALTER TABLE t DROP CONSTRAINT ck']],
  [`op.create_table_comment("t", "what it is")`, ["COMMENT ON TABLE t IS 'what it is'"]],
  [`op.drop_table_comment("t")`, ['COMMENT ON TABLE t IS NULL']],
  [`op.execute("UPDATE t SET a = 1")`, ['UPDATE t SET a = 1']],
  [`op.execute(sa.text(r"SELECT '\\:x'"))`, ["SELECT ':x'"]],
  [
    `op.bulk_insert(sa.table("t", sa.column("a")), [{"a": 1, "b": "it's"}, {"a": None, "b": True}])`,
    ["INSERT INTO t (a, b) VALUES (1, 'it''s')", 'INSERT INTO t (a, b) VALUES (NULL, true)'],
  ],
  [
    `sa.Enum("a", "b", name="e", schema="s").create(op.get_bind(), checkfirst=True)`,
    ["CREATE TYPE s.e AS ENUM ('a', 'b')"],
  ],
  [`postgresql.ENUM(name="e").drop(op.get_bind())`, ['DROP TYPE IF EXISTS e']],
  [
    `with op.batch_alter_table("t", schema="s") as batch_op:\n    batch_op.add_column(sa.Column("a", sa.Integer()))\n    batch_op.alter_column("a", nullable=False)\n    batch_op.create_index("i", ["a"])\n    batch_op.drop_constraint("ck")\n    batch_op.create_foreign_key("fk", "u", ["a"], ["id"])`,
    [
      'ALTER TABLE s.t ADD COLUMN a INTEGER',
      'ALTER TABLE s.t ALTER COLUMN a SET NOT NULL',
      'CREATE INDEX i ON s.t (a)',
      'ALTER TABLE s.t DROP CONSTRAINT ck',
      'ALTER TABLE s.t ADD CONSTRAINT fk foreign key (a) REFERENCES u (id)',
    ],
  ],
];

describe('each directive is the SQL that Alembic sends', () => {
  it.each(TABLE)('%s', (directive, sql) => {
    expect(sqlOf(directive)).toEqual(sql);
  });

  it.each(TABLE.flatMap(([, sql]) => sql.map((each) => [each])))('PostgreSQL reads %s', (sql) => {
    const { problems, statements } = readScript(sql);
    expect(problems).toEqual([]);
    expect(statements.flatMap(({ operations }) => operations.map(({ kind }) => kind))).not.toContain(
      'unrecognised',
    );
  });
});

describe('each type is PostgreSQL’s', () => {
  it.each([
    ['sa.String()', 'VARCHAR'],
    ['sa.Unicode(length=9)', 'VARCHAR(9)'],
    ['sa.Text', 'TEXT'],
    ['sa.SmallInteger()', 'SMALLINT'],
    ['sa.Float(precision=53)', 'FLOAT(53)'],
    ['sa.Double()', 'DOUBLE PRECISION'],
    ['sa.Numeric(10, 2)', 'NUMERIC(10, 2)'],
    ['sa.Numeric(precision=10)', 'NUMERIC(10)'],
    ['sa.DateTime()', 'TIMESTAMP WITHOUT TIME ZONE'],
    ['postgresql.TIMESTAMP(timezone=True, precision=3)', 'TIMESTAMP(3) WITH TIME ZONE'],
    ['sa.Time()', 'TIME WITHOUT TIME ZONE'],
    ['sa.Interval()', 'INTERVAL'],
    ['sa.LargeBinary()', 'BYTEA'],
    ['sa.JSON()', 'JSON'],
    ['postgresql.JSONB(astext_type=sa.Text())', 'JSONB'],
    ['postgresql.UUID(as_uuid=True)', 'UUID'],
    ['postgresql.ARRAY(sa.Integer(), dimensions=2)', 'INTEGER[][]'],
    ['sa.Enum("a", "long", native_enum=False)', 'VARCHAR(4)'],
    ['postgresql.BIT(3, varying=True)', 'BIT VARYING(3)'],
    ['postgresql.TSVECTOR()', 'TSVECTOR'],
    ['postgresql.TSTZRANGE()', 'TSTZRANGE'],
    ['sa.String(3, collation="C")', 'VARCHAR(3) COLLATE "C"'],
  ])('%s is %s', (type, sql) => {
    expect(sqlOf(`op.alter_column("t", "c", type_=${type})`)).toEqual([
      `ALTER TABLE t ALTER COLUMN c TYPE ${sql}`,
    ]);
  });

  it('a type that only its own code knows is unknown', () => {
    const module = 'from app.types import Money\n';
    expect(sqlOf('op.add_column("t", sa.Column("m", Money()))', module)).toEqual([
      '-- the type app.types.Money is known to Python only',
    ]);
  });
});

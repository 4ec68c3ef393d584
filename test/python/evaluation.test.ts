import { describe, expect, it } from 'vitest';
import { readAlembic } from '../../src/python/read-alembic.ts';
import { LINES_BEFORE, migration, sqlOf, upgrade } from './migration.ts';

describe('what is constant is followed', () => {
  it.each([
    ['op.execute("DROP " "TABLE " + "t")', ['DROP TABLE t']],
    ['op.execute(f"DROP TABLE {TABLE}")', ['DROP TABLE users']],
    ['op.execute("DROP TABLE {}".format(TABLE))', ['DROP TABLE users']],
    ['op.execute("DROP TABLE %s" % TABLE)', ['DROP TABLE users']],
    ['op.execute(dedent("""\n        SELECT 1\n    """))', ['\nSELECT 1\n']],
    ['for name in ("a", "b"):\n    op.drop_table(name)', ['DROP TABLE a', 'DROP TABLE b']],
    ['for i, name in enumerate(["a"]):\n    op.execute(f"SELECT {i}")', ['SELECT 0']],
    ['for k, v in {"a": "b"}.items():\n    op.rename_table(k, v)', ['ALTER TABLE a RENAME TO b']],
    ['if True:\n    op.drop_table("a")\nelse:\n    op.drop_table("b")', ['DROP TABLE a']],
    [
      'if op.get_bind().dialect.name == "postgresql":\n    op.drop_table("a")\nelse:\n    op.drop_table("b")',
      ['DROP TABLE a'],
    ],
    ['drop_all("a", kind="VIEW")', ['DROP VIEW a']],
    ['conn = op.get_bind()\nconn.execute(sa.text("SELECT 1"))', ['SELECT 1']],
    ['op.get_bind().exec_driver_sql("SELECT 1")', ['SELECT 1']],
    ['return op.drop_table("a")', ['DROP TABLE a']],
    ['return\nop.drop_table("a")', []],
    ['print("done")', []],
  ])('%s', (body, sql) => {
    const module =
      'TABLE = "users"\ndef drop_all(name, kind="TABLE"):\n    op.execute(f"DROP {kind} {name}")\n';
    expect(sqlOf(body, module)).toEqual(sql);
  });

  it('statements in an autocommit block run outside the transaction', () => {
    const steps = upgrade(
      'with op.get_context().autocommit_block():\n    op.execute("SELECT 1")\nop.execute("SELECT 2")',
    );
    expect(steps.map((step) => step.kind === 'sql' && step.autocommit)).toEqual([true, false]);
  });
});

describe('what depends on run time is unknown at its line, never passed over', () => {
  it.each([
    ['op.execute(statement)', 'statement is not known before run time'],
    ['op.execute(f"DROP TABLE {name}")', 'the text is put together at run time'],
    ['op.execute(open("x.sql").read())', 'open is not known before run time'],
    ['op.execute(sa.delete(users))', 'the statement is built with SQLAlchemy'],
    ['helper()', 'app.db.helper is code outside the file'],
    ['Session(bind=op.get_bind()).commit()', '.commit() of a connection or session is not read'],
    ['op.invoke(thing)', 'op.invoke is not read'],
    ['op.create_index("i", "t", ["a"], postgresql_new=1)', 'the option postgresql_new is not read'],
    ['while True:\n    op.drop_table("a")', 'WhileStatement is not read'],
    ['try:\n    op.drop_table("a")\nexcept Exception:\n    pass', 'TryStatement is not read'],
    ['op.add_column("t", make_column())', 'make_column is not known before run time'],
  ])('%s', (body, why) => {
    const module = 'from app.db import helper\nfrom sqlalchemy.orm import Session\n';
    const unknowns = upgrade(`pass\n${body}`, module).filter((step) => step.kind === 'unknown');
    expect(unknowns.map((step) => step.why)).toContain(why);
    expect(unknowns[0]?.span.from.line).toBe(LINES_BEFORE + 1 + module.split('\n').length);
  });

  it('a condition that is not known is said, and both ways are read', () => {
    expect(
      sqlOf(
        'if sa.inspect(op.get_bind()).has_table("a"):\n    op.drop_table("a")\nelse:\n    op.drop_table("b")',
      ),
    ).toEqual(['-- it depends on a condition at run time', 'DROP TABLE a', 'DROP TABLE b']);
  });

  it('a loop over what is not known is said', () => {
    expect(
      sqlOf('for row in op.get_bind().execute(sa.text("SELECT 1")):\n    op.drop_table(row[0])'),
    ).toEqual(['SELECT 1', '-- a loop over what is only known at run time']);
  });

  it('a function that calls itself for ever comes to an end', () => {
    const steps = upgrade('again()', 'def again():\n    op.execute("SELECT 1")\n    again()\n');
    expect(steps.at(-1)).toMatchObject({ kind: 'unknown' });
  });

  it('a loop over thousands comes to an end, and says so', () => {
    const body = 'for a in range(5000):\n    for b in range(5000):\n        op.execute("SELECT 1")';
    expect(upgrade(body).at(-1)).toMatchObject({
      kind: 'unknown',
      why: expect.stringContaining('more than'),
    });
  });
});

describe('a migration file', () => {
  it('has its revision, the one before, and the way back', () => {
    const text = `${migration('op.drop_table("a")')}\ndef downgrade():\n    op.create_table("a", sa.Column("b", sa.Text))\n`;
    expect(readAlembic(text)).toMatchObject({
      revision: { id: '1a2b', after: ['0a1b'] },
      upgrade: [{ text: 'DROP TABLE a' }],
      downgrade: [{ text: 'CREATE TABLE a (b TEXT)' }],
      syntaxErrors: [],
    });
  });

  it('that is no Python says where', () => {
    const { syntaxErrors } = readAlembic('def upgrade(:\n    op.drop_table("a")\n');
    expect(syntaxErrors[0]?.from.line).toBe(1);
  });

  it('gives each statement the place of its call, with text that is not ASCII before it', () => {
    const [step] = upgrade('x = "é😀"\nop.drop_table("a")');
    expect(step?.span.from).toEqual({ line: LINES_BEFORE + 2, column: 5 });
  });
});

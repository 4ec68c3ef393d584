import { beforeAll, describe, expect, it } from 'vitest';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';

beforeAll(loadParser);

const kinds = (sql: string) =>
  readScript(sql).statements.flatMap(({ operations }) =>
    operations.map(({ kind, span }) => `${span.from.line} ${kind}`),
  );

describe('what is not SQL is named for what it is', () => {
  it.each([
    ['CREATE TABLE ${schema}.a (b int);', '${schema}'],
    ['DROP TABLE {{ table }};', '{{ table }}'],
    ['DROP TABLE <%= table %>;', '<%= table %>'],
    ['{% if x %} DROP TABLE a; {% endif %};', '{% if x %}'],
    ['DROP TABLE %(table)s;', '%(table)s'],
  ])('a template: %s', (sql, marker) => {
    const { problems } = readScript(`SELECT 1;\n${sql}\nDROP TABLE last;`);
    expect(problems[0]).toMatchObject({ kind: 'template', marker, at: { line: 2 } });
    expect(kinds(`SELECT 1;\n${sql}\nDROP TABLE last;`)).toEqual(
      expect.arrayContaining(['1 select', '3 drop-table']),
    );
  });

  it('commands of psql, each at its line; the SQL around them is read', () => {
    const sql = '\\set ON_ERROR_STOP on\nDROP TABLE a;\n\\i other.sql\nDROP VIEW b;';
    expect(readScript(sql).problems).toEqual([
      { kind: 'psql-command', command: '\\set', at: { line: 1, column: 1 } },
      { kind: 'psql-command', command: '\\i', at: { line: 3, column: 1 } },
    ]);
    expect(kinds(sql)).toEqual(['2 drop-table', '4 drop-view']);
  });

  it('rows for COPY; the SQL around them is read', () => {
    const sql = "COPY a (b, c) FROM stdin;\n1\tit's\n2\t\\N\n\\.\n\nDROP TABLE d;";
    expect(readScript(sql).problems).toEqual([{ kind: 'copy-data', lines: 2, at: { line: 2, column: 1 } }]);
    expect(kinds(sql)).toEqual(['1 copy', '6 drop-table']);
  });

  it('a template beside commands of psql', () => {
    const problems = readScript('\\c db\nDROP TABLE ${a};').problems.map(({ kind }) => kind);
    expect(problems).toEqual(['psql-command', 'template']);
  });
});

describe('what looks like it, and is SQL', () => {
  it.each([
    "SELECT '${not a template}';",
    "SELECT E'\n\\\\i other.sql';",
    "DO $$ BEGIN RAISE NOTICE '%', '{{x}}'; END $$;",
    "SELECT '{{1,2},{3,4}}'::int[];",
  ])('%s', (sql) => {
    expect(readScript(sql).problems).toEqual([]);
  });
});

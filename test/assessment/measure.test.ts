import { describe, expect, test } from 'vitest';
import { withinMeasure } from '../../src/assessment/measure.ts';
import { MOST_OPERATIONS } from '../../src/domain/measure.ts';
import { judge } from '../support/hostile/judge.ts';

const FULL = 'SELECT 1;\n'.repeat(MOST_OPERATIONS);
const BREAKING = 'DROP TABLE bookings;\n';
const FIRST = 'backend/migrations/100_much.sql';
const SECOND = 'backend/migrations/101_more.sql';

describe('a pull request of more operations than anybody should wait for', () => {
  test('is judged to its end where it has just as many', async () => {
    const { assessment } = await judge({ [FIRST]: FULL }, 'numbered');
    expect(assessment.migrations.map(({ operations }) => operations.length)).toEqual([MOST_OPERATIONS]);
    expect(assessment.migrations[0]?.script.problems).toEqual([]);
  });

  test('has the level of the unknown, and says from which line on nobody looked', async () => {
    const { assessment, publication } = await judge({ [FIRST]: FULL + BREAKING }, 'numbered');
    const line = MOST_OPERATIONS + 1;
    expect(assessment.level).toBe('high');
    expect(assessment.findings.filter(({ rule }) => rule === 'unreadable-sql')).toMatchObject([
      { location: { path: FIRST, span: { from: { line } } }, level: 'high' },
    ]);
    expect(publication.comment?.body).toContain(`not judged from line ${line} on`);
  });

  test('counts its files together', async () => {
    const { assessment } = await judge({ [FIRST]: FULL, [SECOND]: BREAKING }, 'numbered');
    expect(assessment.migrations.map(({ level }) => level)).toEqual(['low', 'high']);
    expect(assessment.migrations[1]?.script.problems).toMatchObject([{ kind: 'too-many-statements' }]);
  });

  test('counts the ways back, too, and does not take one that is cut off for whole', () => {
    const span = { start: 0, end: 0, from: { line: 1, column: 1 }, to: { line: 1, column: 1 } };
    const statement = { span, operations: [{ kind: 'vacuum', full: false, tables: [], span }] } as const;
    const statements = Array.from({ length: MOST_OPERATIONS }, () => statement);
    const [cut] = withinMeasure([{ script: { statements, problems: [], rollback: [statement] } }]);
    expect(cut?.script).toMatchObject({
      problems: [],
      rollback: [],
      rollbackProblems: [{ kind: 'too-many-statements' }],
    });
  });
});

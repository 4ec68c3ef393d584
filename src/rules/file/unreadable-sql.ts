import type { Migration, UnreadableReason } from '../../domain/migration.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import type { ReadProblem, Script } from '../../domain/script.ts';
import type { Position, Span } from '../../domain/span.ts';
import { migrationRule, type Report } from '../rule.ts';

export const unreadableSql = migrationRule({
  id: 'unreadable-sql',
  title: 'A migration, or a part of it, cannot be read',
  why: 'What cannot be read cannot be judged: it may do anything, so it is taken for the level that the policy gives to the unknown.',
  saferWay: 'Write the migration as plain PostgreSQL, in a regular UTF-8 file.',
  severity: 'warning',
  level: 'unknown',
  categories: [],
  suppressible: false,
  examples: {
    bad: [
      'CREATE TABEL bookings (id bigint);',
      'ALTER TABLE {{ table }} ADD COLUMN status text;',
      { sql: '', file: { mode: 'symlink', content: { kind: 'unreadable', reason: 'symlink' } } },
      { sql: '', file: { content: { kind: 'unreadable', reason: 'lfs-pointer' } } },
    ],
    good: [
      'CREATE TABLE bookings (id bigint);',
      { sql: '', file: { change: 'removed', content: { kind: 'absent' } } },
    ],
  },
  check({ migration, script }) {
    const missing = missingText(migration, script);
    if (missing !== undefined) return [missing];
    const problems = script?.problems ?? [];
    return [
      ...problems.slice(0, MOST_PROBLEMS).map((problem) => ofProblem(problem, migration)),
      ...(problems.length > MOST_PROBLEMS ? [ofOthers(problems.length - MOST_PROBLEMS, migration)] : []),
      ...unrecognised(script).map(ofStatement),
    ];
  },
});

/** So many problems of one file are told one by one. */
const MOST_PROBLEMS = 100;

function ofOthers(others: number, { path }: Migration): Report {
  return {
    message: `${count(others)} more parts of \`${path}\` cannot be read.`,
    saferWay: 'Begin with those that are told of, and see whether they have one cause.',
  };
}

function missingText(migration: Migration, script: Script | undefined): Report | undefined {
  const { path, content, change } = migration;
  if (content.kind === 'unreadable')
    return {
      message: `\`${path}\` ${UNREADABLE[content.reason].is}.`,
      saferWay: UNREADABLE[content.reason].instead,
    };
  if (script !== undefined || change === 'removed') return undefined;
  return { message: `\`${path}\` has no text to read.` };
}

const UNREADABLE: Readonly<Record<UnreadableReason, { readonly is: string; readonly instead: string }>> = {
  binary: { is: 'is a binary file', instead: 'Put the SQL itself into the file, as UTF-8 text.' },
  'invalid-utf8': { is: 'is not valid UTF-8', instead: 'Save the file as UTF-8.' },
  'lfs-pointer': {
    is: 'is kept in Git LFS, and only a pointer to it can be read',
    instead: 'Take migrations out of Git LFS (`git lfs untrack`), and commit the text itself.',
  },
  symlink: {
    is: 'is a symbolic link, and what it leads to may change',
    instead: 'Replace the link with the file that it leads to.',
  },
  submodule: {
    is: 'is a submodule, and its files are in another repository',
    instead: 'Put the migration into this repository.',
  },
  'too-large': {
    is: 'is too large to be read',
    instead: 'Split the migration, and load data by other means than a migration.',
  },
  'not-sql': {
    is: 'is not written in SQL, so what it does to the database is not known here',
    instead: 'Have somebody review the SQL that the tool makes of it, or write the migration in SQL.',
  },
  'not-found': {
    is: 'could not be found at this commit',
    instead: 'Push again, or have the pull request evaluated again.',
  },
};

function ofProblem(problem: ReadProblem, migration: Migration): Report {
  switch (problem.kind) {
    case 'syntax-error':
      return {
        message: `Line ${problem.at.line}, column ${problem.at.column} is not PostgreSQL: ${problem.message.replace(/\.$/, '')}.`,
        saferWay: 'Correct the statement.',
        ...placed(problem.at, migration),
      };
    case 'template':
      return {
        message: `\`${problem.marker}\` at line ${problem.at.line} is a template: what it becomes is not known here.`,
        saferWay: 'Write out what the template stands for, or have the SQL that it becomes committed.',
        ...placed(problem.at, migration),
      };
    case 'psql-command':
      return {
        message: `\`${problem.command}\` at line ${problem.at.line} is a command of psql, not SQL: what it does is not known here.`,
        saferWay: 'Write the SQL itself into the migration; only psql understands its commands.',
        ...placed(problem.at, migration),
      };
    case 'copy-data':
      return {
        message: `From line ${problem.at.line} on there are ${count(problem.lines)} lines of rows for COPY, not SQL: only psql can load them.`,
        saferWay: 'Load the rows by INSERT, or by other means than a migration.',
        ...placed(problem.at, migration),
      };
    case 'nul-byte':
      return {
        message: `There is a NUL byte at line ${problem.at.line}, column ${problem.at.column}: what follows it would be hidden from PostgreSQL.`,
        saferWay: 'Take the NUL byte out of the file.',
        ...placed(problem.at, migration),
      };
    case 'too-large':
      return {
        message: `\`${migration.path}\` has ${count(problem.bytes)} bytes, and at most ${count(problem.limit)} are read.`,
        saferWay: UNREADABLE['too-large'].instead,
      };
    case 'too-many-statements':
      return {
        message: `From line ${problem.at.line} on \`${migration.path}\` is not judged: of one pull request ${count(problem.limit)} operations are.`,
        saferWay: 'Split the pull request, and load rows by other means than a migration.',
        ...placed(problem.at, migration),
      };
    case 'timed-out':
      return {
        message: `Reading \`${migration.path}\` took longer than ${count(problem.milliseconds)} ms and was given up.`,
        saferWay: 'Split the migration, or write its largest statement in a simpler way.',
      };
    case 'parser-failed':
      return {
        message: `Reading \`${migration.path}\` failed: ${problem.message.replace(/\.$/, '')}.`,
        saferWay: 'Split the migration, or write its largest statement in a simpler way.',
      };
  }
}

function unrecognised(script: Script | undefined): readonly OperationOf<'unrecognised'>[] {
  return (script?.statements ?? []).flatMap(({ operations }) =>
    operations.filter((operation) => operation.kind === 'unrecognised'),
  );
}

function ofStatement({ statement, span }: OperationOf<'unrecognised'>): Report {
  return {
    message: `A statement of the kind \`${statement}\` is PostgreSQL, but what it does is not known here.`,
    saferWay: 'Have somebody who knows the statement review it.',
    span,
  };
}

function placed(at: Position, { content }: Migration): { readonly span?: Span } {
  if (content.kind !== 'text') return {};
  const before = content.text.split('\n').slice(0, at.line - 1);
  const start = Math.min(
    before.reduce((length, line) => length + line.length + 1, 0) + at.column - 1,
    content.text.length,
  );
  return { span: { start, end: start, from: at, to: at } };
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

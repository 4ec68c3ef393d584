import type { UnreadableReason } from '../../domain/migration.ts';
import type { ReadProblem } from '../../domain/script.ts';
import { withoutStop } from './list.ts';

/** Why a file is not SQL text. */
export function unreadableWords(reason: UnreadableReason): string {
  switch (reason) {
    case 'binary':
      return 'cannot be read: it is a binary file';
    case 'invalid-utf8':
      return 'cannot be read: it is not UTF-8';
    case 'lfs-pointer':
      return 'cannot be read: it is in Git LFS, and only a pointer is here';
    case 'symlink':
      return 'cannot be read: it is a symbolic link';
    case 'submodule':
      return 'cannot be read: it is a submodule';
    case 'too-large':
      return 'cannot be read: it is too large';
    case 'not-sql':
      return 'cannot be read: it is not written in SQL';
    case 'not-found':
      return 'cannot be read: it was not found at this commit';
  }
}

/** What came in the way of reading a script. */
export function readProblemWords(problem: ReadProblem): string {
  switch (problem.kind) {
    case 'syntax-error':
      return `syntax error at line ${problem.at.line}, column ${problem.at.column}: ${withoutStop(problem.message)}`;
    case 'template':
      return `a template at line ${problem.at.line}, column ${problem.at.column}: \`${problem.marker}\``;
    case 'psql-command':
      return `a command of psql at line ${problem.at.line}: \`${problem.command}\``;
    case 'copy-data':
      return `rows for COPY in place of SQL from line ${problem.at.line} on`;
    case 'nul-byte':
      return `NUL byte at line ${problem.at.line}, column ${problem.at.column}: PostgreSQL would stop there`;
    case 'too-large':
      return `too large to read: ${problem.bytes.toLocaleString('en-US')} bytes, the limit is ${problem.limit.toLocaleString('en-US')}`;
    case 'too-many-statements':
      return `not judged from line ${problem.at.line} on: a pull request may have ${problem.limit.toLocaleString('en-US')} operations`;
    case 'timed-out':
      return `reading took longer than ${problem.milliseconds.toLocaleString('en-US')} ms and was given up`;
    case 'parser-failed':
      return `the parser failed: ${withoutStop(problem.message)}`;
  }
}

import { commentsOf, explains } from '../../conventions/explanation.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { subjectsOf } from '../../domain/operation/subjects.ts';
import { newMigrationRule } from '../rule.ts';

const POLICY = 'conventions: { explained-destruction: true }';

export const unexplainedDestruction = newMigrationRule({
  id: 'unexplained-destruction',
  title: 'Something is destroyed without a word of why',
  why: 'Reviewers cannot tell a column that nobody needs from one that somebody forgot, and neither can whoever looks for the data next year.',
  saferWay:
    'Write right above the statement, or at the top of the file, what is taken away and why nobody needs it any more.',
  severity: 'error',
  categories: ['destructive'],
  asks: ({ explainedDestruction }) => explainedDestruction,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/007_note.sql': 'ALTER TABLE bookings DROP COLUMN note;' } },
      {
        policy: POLICY,
        files: {
          'migrations/007_note.sql':
            '-- Drop the note column of the bookings table\nALTER TABLE bookings DROP COLUMN note;',
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/007_empty.sql':
            '-- Rollback:\n-- INSERT INTO bookings SELECT * FROM bookings_backup;\nTRUNCATE bookings;',
        },
      },
      {
        policy: POLICY,
        files: {
          'alembic/versions/1f_note.py': `"""drop note

Revision ID: 1f
Revises: 0e
Create Date: 2026-01-16 10:00:00
"""
from alembic import op

revision = "1f"
down_revision = "0e"


def upgrade() -> None:
    op.drop_column("bookings", "note")
`,
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: {
          'migrations/007_note.sql':
            '-- Nobody has written a note since the new form of version 3.\nALTER TABLE bookings DROP COLUMN note;',
        },
      },
      {
        policy: POLICY,
        files: {
          'alembic/versions/1f_note.py': `"""drop note

The new form has no field for it, and the old ones were exported for the archive.

Revision ID: 1f
Revises: 0e
"""
from alembic import op

revision = "1f"
down_revision = "0e"


def upgrade() -> None:
    op.drop_column("bookings", "note")
`,
        },
      },
      { policy: POLICY, files: { 'migrations/007_note.sql': 'ALTER TABLE bookings ADD COLUMN note text;' } },
    ],
  },
  check({ migration, script, operations }) {
    const { content } = migration;
    if (content.kind !== 'text') return [];
    const commentsFor = commentsOf(content.text);
    const statements = new Map(
      script.statements.flatMap((statement) =>
        statement.operations.map((operation) => [operation, statement] as const),
      ),
    );
    return operations.flatMap(({ operation, categories, summary }) => {
      if (!categories.includes('destructive')) return [];
      const { from } = (statements.get(operation) ?? operation).span;
      const names = [...subjectsOf(operation), ...columnOf(operation)];
      if (commentsFor(from.line).some((comment) => explains(comment, names))) return [];
      return [
        {
          message: `This ${summary}, and no comment right above it or at the top of the file says why.`,
          saferWay: `Write it right above line ${from.line}, in a sentence: what is taken away, and why nobody needs it any more.`,
          span: operation.span,
        },
      ];
    });
  },
});

function columnOf(operation: Operation): readonly string[] {
  return 'column' in operation && typeof operation.column === 'string' ? [operation.column] : [];
}

/** A pull request that is written to take long. */
export interface HostileInput {
  readonly name: string;
  readonly tool: 'numbered' | 'alembic';
  /** Its files by path, which have about so many bytes together. */
  readonly files: (bytes: number) => Readonly<Record<string, string>>;
}

/** A piece of text, by its number. */
type Piece = (i: number) => string;

interface Frame {
  readonly head?: string;
  readonly tail?: string;
  readonly separator?: string;
  /** Comes after the pieces as often as they do. */
  readonly closing?: string;
}

/** One file of SQL. */
export function sql(name: string, piece: Piece, frame: Frame = {}): HostileInput {
  return {
    name,
    tool: 'numbered',
    files: (bytes) => ({ [pathOf(100)]: filled(HEADER, piece, frame, bytes) }),
  };
}

/** A file of SQL, and one that goes back. */
export function returning(name: string, ahead: Piece, back: Piece): HostileInput {
  return {
    name,
    tool: 'numbered',
    files: (bytes) => ({
      [pathOf(100)]: filled(HEADER, ahead, {}, bytes / 2),
      'backend/migrations/100_rollback.sql': filled(HEADER, back, {}, bytes / 2),
    }),
  };
}

/** Many files of SQL, each with as many lines as fit. */
export function many(name: string, count: number, piece: Piece): HostileInput {
  return {
    name,
    tool: 'numbered',
    files: (bytes) => {
      const each = bytes / count;
      const lines = Math.max(1, Math.floor((each - HEADER.length) / piece(count).length));
      return Object.fromEntries(
        Array.from({ length: count }, (_, file) => [
          pathOf(100 + file),
          `${HEADER}\n${Array.from({ length: lines }, (_, line) => piece(file * lines + line)).join('\n')}`,
        ]),
      );
    },
  };
}

/** One file of Alembic. */
export function python(name: string, piece: Piece, frame: Frame = {}): HostileInput {
  const { head = '', tail = '' } = frame;
  return {
    name,
    tool: 'alembic',
    files: (bytes) => ({
      'alembic/versions/a1_change.py': filled(
        PYTHON_HEADER,
        (i) => `    ${piece(i)}`,
        { ...frame, head: `    ${head}`, tail: `    ${tail}\n\n\ndef downgrade():\n    pass\n` },
        bytes,
      ),
    }),
  };
}

const HEADER = `-- Migration: 100
-- Description: changes a great deal
-- Date: 2026-01-16
-- Author: Mira
-- Risk: HIGH
`;

const PYTHON_HEADER = `"""changes a great deal"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade():`;

function pathOf(number: number): string {
  return `backend/migrations/${number}_change_${number}.sql`;
}

function filled(
  header: string,
  piece: Piece,
  { head = '', tail = '', separator = '\n', closing = '' }: Frame,
  bytes: number,
): string {
  const begin = `${header}\n${head}\n`;
  const end = `\n${tail}\n`;
  const pieces: string[] = [];
  let left = bytes - Buffer.byteLength(begin) - Buffer.byteLength(end);
  for (let i = 1; ; i += 1) {
    const next = piece(i);
    left -= next.length + separator.length + closing.length;
    if (left < 0)
      return [begin, pieces.join(separator), end.trimEnd(), closing.repeat(pieces.length), '\n'].join('');
    pieces.push(next);
  }
}

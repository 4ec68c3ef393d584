import { type AlembicStep, readAlembic } from '../../src/python/read-alembic.ts';

const HEAD = `"""A migration."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from textwrap import dedent

revision = "1a2b"
down_revision = "0a1b"
`;

/** Lines in front of the body of `upgrade()`. */
export const LINES_BEFORE = HEAD.split('\n').length + 1;

/** A migration whose `upgrade()` is these lines, with what stands before it in the module. */
export function migration(body: string, module = ''): string {
  const indented = body
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
  return `${HEAD}${module}\ndef upgrade() -> None:\n${indented}\n`;
}

export function upgrade(body: string, module = ''): readonly AlembicStep[] {
  return readAlembic(migration(body, module)).upgrade;
}

/** The SQL of `upgrade()`; what is unknown as a comment. */
export function sqlOf(body: string, module = ''): readonly string[] {
  return upgrade(body, module).map((step) => (step.kind === 'sql' ? step.text : `-- ${step.why}`));
}

import { type Draft, Team } from '../team.ts';

/** A team like that of the safety checklist: Alembic, with a backend lead and a product owner. */
export function safetyTeam(): Team {
  return new Team({
    policy: `extends: builtin:safety-checklist
roles:
  developer: { teams: [acme/developers], roles: [backend-lead] }
  backend-lead: { users: [bea] }
  product-owner: { users: [paul] }
environments:
  production: { branches: [main] }
  staging: { branches: [develop] }
`,
    people: { dev: 'write', bea: 'write', paul: 'write' },
    teams: { developers: ['mira', 'dev'] },
    files: {
      'alembic/versions/0001_events.py': revision({
        id: '0001',
        upgrade:
          "op.create_table('events', sa.Column('id', sa.BigInteger(), primary_key=True), sa.Column('old', sa.Text()))",
        downgrade: "op.drop_table('events')",
      }),
    },
    branches: ['develop', 'local'],
  });
}

export const TIMEOUTS = `op.execute("SET lock_timeout = '30s'")
    op.execute("SET statement_timeout = '5min'")`;

interface Revision {
  readonly id: string;
  readonly after?: string;
  readonly about?: string;
  readonly upgrade: string;
  readonly downgrade?: string;
}

/** A revision as Alembic's template has it. */
export function revision({ id, after, about = 'Events', upgrade, downgrade = 'pass' }: Revision): string {
  return `"""${about}

Revision ID: ${id}
"""
from alembic import op
import sqlalchemy as sa

revision = '${id}'
down_revision = ${after === undefined ? 'None' : `'${after}'`}


def upgrade():
    ${upgrade}


def downgrade():
    ${downgrade}
`;
}

/** A pull request with a second revision; what it does not say keeps every clause. */
export function draft({
  base,
  ...changes
}: Partial<Omit<Revision, 'id' | 'after'>> & Pick<Draft, 'base'> = {}): Draft {
  const text = revision({
    id: '0002',
    after: '0001',
    about: 'Add a status to events',
    upgrade: `${TIMEOUTS}
    op.add_column('events', sa.Column('status', sa.String(20), nullable=True))`,
    downgrade: "op.drop_column('events', 'status')",
    ...changes,
  });
  return { files: { 'alembic/versions/0002_status.py': text }, ...(base === undefined ? {} : { base }) };
}

/** What destroys data, as the checklist wants it. */
export const DROP = {
  about: 'Drop the column old of events: nothing has read it since March, and the exports were checked',
  upgrade: `${TIMEOUTS}
    op.drop_column('events', 'old')`,
  downgrade: "op.add_column('events', sa.Column('old', sa.Text()))",
};

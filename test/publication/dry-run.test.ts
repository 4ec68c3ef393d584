import { beforeAll, describe, expect, it } from 'vitest';
import { commentOf } from '../../src/publication/comment/comment.ts';
import { readMigration } from '../../src/script/read-migration.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { migration, snapshot } from './decisions.ts';
import { low } from './stories.ts';

beforeAll(loadParser);

/** A decision about one Alembic migration whose `upgrade()` is these lines. */
function alembic(body: string) {
  const text = `from alembic import op\nimport sqlalchemy as sa\ndef upgrade():\n    ${body}\n`;
  const assessed = {
    ...migration('versions/1975ea83b712_tags.py', []),
    script: readMigration(text, 'alembic'),
  };
  return { ...low, snapshot, assessment: { ...low.assessment, migrations: [assessed] } };
}

describe('a migration that is not written in SQL', () => {
  it('shows the SQL it sends, as people write it', () => {
    const comment = commentOf(
      alembic('op.add_column("tags", sa.Column("name", sa.String(20), nullable=False))'),
    );
    expect(comment).toContain('### The SQL that is sent');
    expect(comment).toMatch(/ALTER TABLE tags\s+ADD COLUMN name VARCHAR\(20\) NOT NULL;/);
  });

  it('says where the SQL is not known before run time', () => {
    expect(commentOf(alembic('op.execute(what)'))).toContain(
      '-- Not known before run time: what is not known',
    );
  });

  it('lets no text of the repository out of its block', () => {
    const comment = commentOf(alembic('op.execute("SELECT \'```\' -- </details> @ann")'));
    expect(comment).toMatch(/````sql\n[\s\S]*```[\s\S]*\n````/);
  });
});

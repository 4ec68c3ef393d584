import { describe, expect, it } from 'vitest';
import { type Draft, Team } from '../team.ts';

const PRISMA = 'packages/api/prisma';

const schema = (role = '') => `datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model User {
  id   Int     @id @default(autoincrement())
  name String?
${role}
  @@map("users")
}
`;

const team = new Team({
  policy: 'extends: builtin:rewards-bolivia\nroles: { architect: { users: [ada] } }\n',
  people: { dev: 'write', sam: 'write', ada: 'admin' },
  files: {
    [`${PRISMA}/schema.prisma`]: schema(),
    [`${PRISMA}/migrations/20250101000000_init/migration.sql`]:
      'CREATE TABLE "users" ("id" SERIAL PRIMARY KEY, "name" TEXT);\n',
  },
});

const UP = 'ALTER TABLE "users" ADD COLUMN "role" TEXT;\n';
const FOLDER = `${PRISMA}/migrations/20260116000000_add_user_roles`;
const TEST = {
  'packages/api/test/integration/migrations/add_user_roles.spec.ts': "it('migrates', () => {});\n",
};

function files(
  sql = UP,
  rollback = 'ALTER TABLE "users" DROP COLUMN "role";\n',
  prisma = schema('  role String?'),
) {
  return {
    [`${FOLDER}/migration.sql`]: sql,
    [`${PRISMA}/migrations/rollback_add_user_roles.sql`]: rollback,
    [`${PRISMA}/schema.prisma`]: prisma,
    ...TEST,
  };
}

function without(all: Readonly<Record<string, string>>, part: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(all).filter(([path]) => !path.includes(part)));
}

/** A pull request that keeps every clause, but for what a test changes about it. */
function draft(changes: Partial<Draft> = {}): Draft {
  return {
    title: 'Add user roles',
    body: '## Rollback\nRun rollback_add_user_roles.sql: the column is dropped, nothing reads it yet.\n',
    files: files(),
    ...changes,
  };
}

const refused = (changes: Partial<Draft>, rule: string) => team.refuses(draft(changes), rule);
const accepted = (changes: Partial<Draft> = {}) => team.accepts(draft(changes));

describe('R1: safe, controlled and high-risk, and an architecture review for the last', () => {
  it('keeps: the levels go by these names, and safe needs one reviewer', async () => {
    const pull = await team.open(draft());
    expect(pull.description).toMatch(/^safe · 0 of 1 approval/);
    pull.green('tests');
    pull.approve('dev');
    await pull.until('success');
  });
  it('breaks: high-risk without the architect', async () => {
    const pull = await team.open(draft({ files: files('UPDATE "users" SET "name" = upper("name");\n') }));
    expect(pull.description).toMatch(/^high-risk · /);
    pull.approve('dev', 'sam');
    await pull.untilComment(/1 more person who can approve as architect|architect.*⏳ \*\*1\*\*/);
  });
});

describe('R2: which change is which', () => {
  it.each([
    ['safe', 'a nullable column', UP],
    ['safe', 'a new table', 'CREATE TABLE "roles" ("id" SERIAL PRIMARY KEY);'],
    ['safe', 'an index', 'CREATE INDEX "users_name" ON "users" ("name");'],
    ['safe', 'a renamed column', 'ALTER TABLE "users" RENAME COLUMN "name" TO "title";'],
    ['controlled', 'a required column', 'ALTER TABLE "users" ADD COLUMN "role" TEXT NOT NULL;'],
    ['controlled', 'a changed type', 'ALTER TABLE "users" ALTER COLUMN "name" TYPE varchar(9);'],
    ['controlled', 'a dropped column', 'ALTER TABLE "users" DROP COLUMN "name";'],
    ['controlled', 'a dropped table', 'DROP TABLE "users";'],
    [
      'controlled',
      'a transformation with a condition',
      `UPDATE "users" SET "name" = 'x' WHERE "name" IS NULL;`,
    ],
    ['high-risk', 'a large transformation', `UPDATE "users" SET "name" = 'x';`],
    ['high-risk', 'restructuring', 'ALTER TABLE "users" DROP CONSTRAINT "users_pkey";'],
    [
      'high-risk',
      'a change over several tables',
      `CREATE TABLE "people" ("id" INT); INSERT INTO "people" SELECT "id" FROM "users"; DELETE FROM "users";`,
    ],
  ])('%s: %s', async (level, _, sql) => {
    expect((await team.open(draft({ files: files(sql) }))).description).toMatch(new RegExp(`^${level} · `));
  });
});

describe('R3: what a pull request brings', () => {
  it('keeps: migration, schema, test and rollback plan', () => accepted());
  it('breaks: the schema without a migration', () =>
    refused(
      { files: { [`${PRISMA}/schema.prisma`]: schema('  role String?'), ...TEST } },
      'schema-file-alone',
    ));
  it('breaks: a migration without the schema', () =>
    refused({ files: without(files(), 'schema.prisma') }, 'schema-file-alone'));
  it('breaks: no test', () => refused({ files: without(files(), '.spec.ts') }, 'missing-companion'));
  it('breaks: no rollback plan', () => refused({ body: 'Adds roles.' }, 'missing-description-section'));
});

describe('R4: a rollback script with each migration', () => {
  it('breaks: it is missing', () => refused({ files: without(files(), 'rollback_') }, 'missing-rollback'));
  it('breaks: it does not take back what the migration does', () =>
    refused({ files: files(UP, 'DROP TABLE IF EXISTS "nothing";\n') }, 'rollback-does-not-reverse'));
  it('keeps: it does', () => accepted());
});

describe('R5: merged migrations do not change', () => {
  it('breaks: one is changed', () =>
    refused(
      { files: { ...files(), [`${PRISMA}/migrations/20250101000000_init/migration.sql`]: 'SELECT 1;\n' } },
      'change-to-applied-migration',
    ));
  it('keeps: a new one beside it', () => accepted());
});

describe('R6: the review checklist', () => {
  it('keeps: its lines are there, those proved that can be', async () => {
    const { checklist } = await team.open(draft());
    expect(checklist.join('\n')).toMatch(/\[x\] Rollback strategy exists/);
    expect(checklist.join('\n')).toMatch(/\[ \] Migration is backward compatible/);
  });
  it('breaks: the rollback line stays open without a rollback', async () => {
    const { checklist } = await team.open(draft({ files: without(files(), 'rollback_') }));
    expect(checklist.join('\n')).toMatch(/\[ \] Rollback strategy exists/);
  });
});

describe('R7: drift, conflicts and regressions', () => {
  it('breaks: the schema says something else than the migrations make', () =>
    refused({ files: files(UP, undefined, schema('  rank Int?')) }, 'schema-drift'));
  it('breaks: another open pull request changes the same table', async () => {
    const pull = await team.open(draft());
    pull.repository.openPull({
      head: 'other',
      author: 'sam',
      title: 'Add ranks',
      files: {
        [`${PRISMA}/migrations/20260117000000_rank/migration.sql`]:
          'ALTER TABLE "users" ADD COLUMN "rank" INT;',
      },
    });
    await pull.untilComment(/Add ranks.*changes `(?:public\.)?users`/);
  });
  it('breaks: the check of performance has not passed, at high-risk', async () => {
    const pull = await team.open(draft({ files: files('UPDATE "users" SET "name" = upper("name");\n') }));
    expect(pull.comment).toContain('performance');
  });
  it('keeps: none of these', () => accepted());
});

describe('R8: expand, then contract', () => {
  it('breaks: both at once', () =>
    refused(
      {
        files: files(
          'ALTER TABLE "users" ADD COLUMN "title" TEXT;\nUPDATE "users" SET "title" = "name" WHERE "title" IS NULL;\nALTER TABLE "users" DROP COLUMN "name";\n',
        ),
      },
      'drop-in-same-change',
    ));
  it('keeps: the expansion alone', () => accepted());
});

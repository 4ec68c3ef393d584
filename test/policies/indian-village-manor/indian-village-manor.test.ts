import { describe, expect, it } from 'vitest';
import { type Draft, Team } from '../team.ts';

const SCHEMA = (fields = '') => `model User {
  id       Int     @id @default(autoincrement())
  phone    String?
  oldField String?
${fields}
}
`;

const INIT = 'prisma/migrations/20250101000000_init/migration.sql';

const team = new Team(
  {
    policy: 'extends: builtin:indian-village-manor\n',
    people: { dev: 'write', sam: 'maintain', ada: 'admin' },
    files: {
      'prisma/schema.prisma': SCHEMA(),
      [INIT]: 'CREATE TABLE "User" ("id" SERIAL PRIMARY KEY, "phone" TEXT, "oldField" TEXT);\n',
    },
  },
  '2026-03-07T03:00:00Z',
);

const NUMBER = '20260307000000';
const UP = 'ALTER TABLE "User" ADD COLUMN "middleName" TEXT;\n';

/** A migration with the file that takes it back and the schema that goes with it. */
function files(up: string, down: string, schema = SCHEMA('')): Readonly<Record<string, string>> {
  return {
    [`prisma/migrations/${NUMBER}_change/migration.sql`]: up,
    [`prisma/migrations/rollback_${NUMBER}.sql`]: down,
    'prisma/schema.prisma': `${schema}\n// ${NUMBER}\n`,
  };
}

const ADDED = files(UP, 'ALTER TABLE "User" DROP COLUMN "middleName";\n', SCHEMA('  middleName String?'));

function draft(changes: Partial<Draft> = {}): Draft {
  return { title: 'Change users', files: ADDED, ...changes };
}

const refused = (changes: Partial<Draft>, rule: string) => team.refuses(draft(changes), rule);
const accepted = (changes: Partial<Draft> = {}) => team.accepts(draft(changes));

describe('I1: additive, transformative and breaking', () => {
  it.each([
    ['additive', 'an optional column', UP],
    ['additive', 'a new table', 'CREATE TABLE "Room" ("id" INT PRIMARY KEY);'],
    ['additive', 'an index', 'CREATE INDEX "User_phone" ON "User" ("phone");'],
    ['transformative', 'a renamed column', 'ALTER TABLE "User" RENAME COLUMN "phone" TO "mobile";'],
    ['breaking', 'a dropped column', 'ALTER TABLE "User" DROP COLUMN "phone";'],
    ['breaking', 'a dropped table', 'DROP TABLE "User";'],
    ['breaking', 'NOT NULL that is removed', 'ALTER TABLE "User" ALTER COLUMN "id" DROP NOT NULL;'],
  ])('%s: %s', async (level, _, up) => {
    const pull = await team.open(draft({ files: files(up, 'SELECT 1;') }));
    expect(pull.description).toMatch(new RegExp(`^${level} · `));
  });
});

describe('I2: a column is made required in two deployments', () => {
  const required = 'ALTER TABLE "User" ALTER COLUMN "phone" SET NOT NULL;\n';
  const optional = 'ALTER TABLE "User" ALTER COLUMN "phone" DROP NOT NULL;\n';

  it('breaks: filled and made required at once', () =>
    refused(
      { files: files(`UPDATE "User" SET "phone" = '' WHERE "phone" IS NULL;\n${required}`, optional) },
      'required-too-early',
    ));
  it('keeps: made required in a later one', async () => {
    const pull = await team.open(
      draft({ files: files(required, optional, SCHEMA('').replace('phone    String?', 'phone    String')) }),
    );
    expect(pull.findings).not.toContain('required-too-early');
  });
});

describe('I3: a column is dropped only after it was deprecated', () => {
  const renamed = (day: string, from: string) => ({
    [`prisma/migrations/${day.replaceAll('-', '')}000000_deprecate/migration.sql`]: `ALTER TABLE "User" RENAME COLUMN "oldField" TO "_deprecated_oldField";
COMMENT ON COLUMN "User"."_deprecated_oldField" IS 'Deprecated on ${day}, safe to remove after ${from}';
`,
  });
  const drop = (column: string) => ({
    files: files(
      `ALTER TABLE "User" DROP COLUMN "${column}";\n`,
      `ALTER TABLE "User" ADD COLUMN "${column}" TEXT;\n`,
      SCHEMA('').replace(/.*oldField.*\n/, ''),
    ),
  });

  it('breaks: it was not', () => refused(drop('oldField'), 'drop-without-deprecation'));
  it('breaks: that was less than 30 days ago', () =>
    refused(
      { ...drop('_deprecated_oldField'), onBase: renamed('2026-02-20', '2026-03-22') },
      'drop-without-deprecation',
    ));
  it('keeps: it was, with a date that has passed', async () => {
    const pull = await team.open(
      draft({
        ...drop('_deprecated_oldField'),
        onBase: renamed('2026-01-15', '2026-02-15'),
        baseAt: '2026-01-15T10:00:00Z',
      }),
    );
    expect(pull.findings).not.toContain('drop-without-deprecation');
  });
});

describe('I4: a rollback for each migration', () => {
  const alone = Object.fromEntries(Object.entries(ADDED).filter(([path]) => !path.includes('rollback')));

  it('breaks: it is missing', () => refused({ files: alone }, 'missing-rollback'));
  it('breaks: it does not reverse', () =>
    refused({ files: files(UP, 'DROP INDEX IF EXISTS x;') }, 'rollback-does-not-reverse'));
  it('keeps: it does', () => accepted());
});

const BREAKING = draft({
  files: files(
    'ALTER TABLE "User" ALTER COLUMN "phone" DROP NOT NULL;\n',
    'ALTER TABLE "User" ALTER COLUMN "phone" SET NOT NULL;\n',
  ),
});

describe('I5: checklists at T−48 h, T−1 h, during and T+2 h, and users who were told 48 hours ahead', () => {
  it('keeps: each phase has its lines', async () => {
    const pull = await team.open(draft());
    const lines = pull.checklist.join('\n');
    expect(lines).toContain('Migration tested in staging with production-like data');
    expect(lines).toContain('Database backup completed and verified');
    pull.repository.merge(pull.number, 'ada');
    await pull.untilAfterMerge(/Deployment log updated/);
  });

  it('breaks: users were told less than 48 hours before', async () => {
    team.clock.set('2026-03-07T03:00:00Z');
    const pull = await team.open(BREAKING);
    pull.approve('sam', 'ada');
    await pull.until('pending', /1 required line/);
    pull.tick('Users were told 48 hours ahead', 'sam');
    await pull.until('pending', /merge window opens/);
    team.clock.set('2026-03-14T03:00:00Z');
    pull.repository.comment(pull.number, 'sam', '/migration-gate recheck');
    await pull.until('success');
    team.clock.set('2026-03-07T03:00:00Z');
  });
});

describe('I6: not at peak, and what breaks in a maintenance window', () => {
  it('breaks: at noon; keeps: at night', async () => {
    team.clock.set('2026-03-09T12:00:00Z');
    const pull = await team.open(
      draft({
        files: files(
          'ALTER TABLE "User" RENAME COLUMN "phone" TO "mobile";\n',
          'ALTER TABLE "User" RENAME COLUMN "mobile" TO "phone";\n',
          SCHEMA('').replace('phone    ', 'mobile   '),
        ),
      }),
    );
    pull.approve('sam');
    await pull.until('pending', /merge window opens/);
    team.clock.set('2026-03-09T21:00:00Z');
    pull.repository.comment(pull.number, 'sam', '/migration-gate recheck');
    await pull.until('success');
    team.clock.set('2026-03-07T03:00:00Z');
  });
});

describe('I7: applied migrations are not modified', () => {
  it('breaks: one is', () =>
    refused({ files: { ...ADDED, [INIT]: 'SELECT 1;\n' } }, 'change-to-applied-migration'));
  it('keeps: a new one', () => accepted());
});

describe('I8: data changes keep data', () => {
  it('breaks: rows are deleted, and nothing brings them back', () =>
    refused(
      { files: files(`DELETE FROM "User" WHERE "phone" IS NULL;\n`, 'SELECT 1;\n') },
      'data-lost-without-backup',
    ));
  it('keeps: with a backup of them', async () => {
    const up = `CREATE TABLE "backup_User" AS SELECT * FROM "User";\nDELETE FROM "User" WHERE "phone" IS NULL;\n`;
    const down = 'INSERT INTO "User" SELECT * FROM "backup_User";\nDROP TABLE "backup_User";\n';
    const pull = await team.open(draft({ files: files(up, down) }));
    expect(pull.findings).not.toContain('data-lost-without-backup');
  });
});

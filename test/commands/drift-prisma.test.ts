import { describe, expect, it } from 'vitest';
import { folder, run } from './workspace.ts';

describe("drift between the migrations and Prisma's schema", () => {
  const drifted = (schema: string) =>
    run(['drift', '--prisma', 'prisma/schema.prisma'], {
      cwd: folder({
        'prisma/schema.prisma': schema,
        'prisma/migrations/20260101000000_tags/migration.sql':
          'CREATE TABLE "Tag" ("id" INTEGER NOT NULL, "name" TEXT, CONSTRAINT "Tag_pkey" PRIMARY KEY ("id"));',
      }).root,
    });

  it('is none where the models are what the migrations make', async () => {
    const { code, out } = await drifted('model Tag {\n  id   Int @id\n  name String?\n}\n');
    expect(code).toBe(0);
    expect(out).toContain(
      'No difference between 1 migration in prisma/migrations/ and prisma/schema.prisma.',
    );
  });

  it('is told with the line of the schema', async () => {
    const { code, out } = await drifted('model Tag {\n  id   Int @id\n  name String\n}\n');
    expect(code).toBe(1);
    expect(out).toMatch(/^prisma\/schema\.prisma:3: .*`name`/);
    expect(out).toContain('1 difference between');
  });

  it('cannot be told by a file that has no model', async () => {
    const { code, err } = await drifted('datasource db {\n  provider = "mysql"\n}\n');
    expect(code).toBe(2);
    expect(err).toContain('prisma/schema.prisma has no model for PostgreSQL');
  });
});

import { matcherOf } from '../../conventions/paths.ts';
import { readPrismaSchema } from '../../conventions/prisma-schema/schema.ts';
import { shellWord } from '../../conventions/shell.ts';
import type { PullRequestContext } from '../pull-request-context.ts';
import { pullRequestRule } from '../rule.ts';
import { enumDrift, modelDrift } from '../schema-drift.ts';
import { running } from '../steps.ts';

const POLICY = 'conventions: { schema-file: prisma/schema.prisma }';
const SCHEMA = 'prisma/schema.prisma';
const BASE = {
  'prisma/migrations/20260101000000_rooms/migration.sql': 'CREATE TABLE "Room" ("id" INTEGER NOT NULL);',
};
const MIGRATION = 'prisma/migrations/20260115120000_tags/migration.sql';
const TABLE = `CREATE TYPE "Kind" AS ENUM ('PLAIN', 'fancy');
CREATE TABLE "Tag" (
  "id" SERIAL NOT NULL, "name" TEXT NOT NULL, "color" TEXT, "kind" "Kind" NOT NULL, "words" TEXT[],
  CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);`;
const MODEL = `enum Kind {
  PLAIN
  FANCY @map("fancy")
}

model Tag {
  id     Int     @id @default(autoincrement())
  name   String
  colour String? @map("color")
  kind   Kind
  words  String[]
}
`;

/** The schema and the migration together, on a base branch that has another table. */
const both = (schema: string, sql = TABLE) => ({
  policy: POLICY,
  base: BASE,
  files: { [SCHEMA]: schema, [MIGRATION]: sql },
});

export const schemaDrift = pullRequestRule({
  id: 'schema-drift',
  title: 'The schema file and the tables that the migrations make are not the same',
  why: 'The client is made from the schema file: it asks for columns that are not there, or inserts rows without those that are required.',
  saferWay:
    'Let Prisma write the migration from the schema file (`npx prisma migrate dev`), or bring the file up to date.',
  severity: 'error',
  categories: [],
  asks: ({ schemaFile }) => schemaFile,
  examples: {
    bad: [
      both(MODEL.replace('@map("color")', '')),
      both(MODEL.replace('name   String', 'name   String?')),
      both(MODEL.replace('  name   String\n', '')),
      both(MODEL.replace('  PLAIN\n', '  PLAIN\n  ROUND\n')),
      both(`${MODEL}model Guest {\n  id Int @id\n}\n`),
    ],
    good: [
      both(MODEL),
      both(
        `${MODEL}model Room {
  id    Int @id
  tag   Tag @relation(
    fields: [tagId],
    references: [id]
  )
  tagId Int
}
`,
        `${TABLE} ALTER TABLE "Room" ADD COLUMN "tagId" INTEGER NOT NULL;`,
      ),
      // What the base branch has besides is not known.
      {
        policy: POLICY,
        files: { [SCHEMA]: MODEL, [MIGRATION]: 'ALTER TABLE "Tag" ADD COLUMN "color" TEXT;' },
      },
      both(
        `${MODEL}model Place {\n  id Int @id\n  at Unsupported("point")\n}\n`,
        `${TABLE}\nCREATE TABLE "Place" ("id" INTEGER NOT NULL, "at" point NOT NULL);`,
      ),
      both(`datasource db {\n  provider = "mysql"\n}\n\nmodel Guest {\n  id Int @id\n}\n`),
    ],
  },
  check(context, { path }) {
    const [after, another] = context.after();
    // Of several databases it is not known which one the schema is for.
    if (after === undefined || another !== undefined || !isRead(context)) return [];
    const isSchema = matcherOf([path]);
    return Object.entries(context.change?.contents ?? {}).flatMap(([file, { content }]) => {
      if (!isSchema(file) || content.kind !== 'text') return [];
      const { models, enums } = readPrismaSchema(content.text);
      const drifts = [
        ...enums.flatMap((each) => enumDrift(each, after)),
        ...models.flatMap((each) => modelDrift(each, after)),
      ];
      const command = `npx prisma migrate dev --name what_changes --schema ${shellWord(file)}`;
      return drifts.map(({ message, saferWay, span }) => ({
        path: file,
        message: `${message}.`,
        saferWay: `${saferWay}.`,
        span,
        text: { language: 'sh' as const, text: command },
      }));
    });
  },
});

/** What could not be read may make what seems to be missing. */
function isRead({ migrations }: PullRequestContext): boolean {
  return running(migrations).every(
    ({ migration, script }) =>
      migration.direction === 'rollback' ||
      migration.change === 'removed' ||
      (migration.content.kind === 'text' && script.problems.length === 0),
  );
}

import { matcherOf } from '../../conventions/paths.ts';
import { type PrismaModel, prismaModels } from '../../conventions/prisma-schema.ts';
import { printName } from '../../domain/operation/name.ts';
import { type Catalogue, findTable, type Table } from '../catalogue.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = 'conventions: { schema-file: prisma/schema.prisma }';
const SCHEMA = 'prisma/schema.prisma';
const MIGRATION = 'prisma/migrations/20260115120000_tags/migration.sql';
const TABLE = 'CREATE TABLE "Tag" ("id" INTEGER NOT NULL, "name" TEXT NOT NULL, "color" TEXT);';
const MODEL = 'model Tag {\n  id Int @id\n  name String\n  colour String? @map("color")\n}\n';

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
      { policy: POLICY, files: { [SCHEMA]: MODEL.replace('@map("color")', ''), [MIGRATION]: TABLE } },
      {
        policy: POLICY,
        files: { [SCHEMA]: MODEL.replace('name String', 'name String?'), [MIGRATION]: TABLE },
      },
      { policy: POLICY, files: { [SCHEMA]: MODEL.replace('  name String\n', ''), [MIGRATION]: TABLE } },
    ],
    good: [
      { policy: POLICY, files: { [SCHEMA]: MODEL, [MIGRATION]: TABLE } },
      {
        policy: POLICY,
        files: {
          [SCHEMA]: `${MODEL}model Room {\n  id Int @id\n  tag Tag @relation(fields: [tagId], references: [id])\n  tagId Int\n}\n`,
          [MIGRATION]: `${TABLE} CREATE TABLE "Room" ("id" INTEGER NOT NULL, "tagId" INTEGER NOT NULL);`,
        },
      },
      {
        policy: POLICY,
        files: { [SCHEMA]: MODEL, [MIGRATION]: 'ALTER TABLE "Tag" ADD COLUMN "color" TEXT;' },
      },
    ],
  },
  check(context, { path }) {
    const isSchema = matcherOf([path]);
    const after = context.after();
    return Object.entries(context.change?.contents ?? {}).flatMap(([file, { content }]) => {
      if (!isSchema(file) || content.kind !== 'text') return [];
      return prismaModels(content.text).flatMap((model) =>
        differences(model, after).map((difference) => ({
          path: file,
          message: `\`${file}\` and the migrations differ in \`${model.name}\`: ${difference}.`,
        })),
      );
    });
  },
});

/** What is certainly not the same; of what is not known of a table nothing is said. */
function differences(model: PrismaModel, catalogues: readonly Catalogue[]): readonly string[] {
  const name = { name: model.table, ...(model.schema === undefined ? {} : { schema: model.schema }) };
  const table = catalogues
    .map((catalogue) => findTable(catalogue, name))
    .find((found) => found !== undefined);
  if (table === undefined) return [];
  return [...ofFields(model, table), ...(model.complete ? ofColumns(model, table) : [])];
}

function ofFields({ columns }: PrismaModel, table: Table): readonly string[] {
  return columns.flatMap(({ field, column, optional, line }) => {
    const known = table.columns.get(column);
    const where = `\`${field}\` in line ${line}`;
    if (known === undefined)
      return table.complete ? [`${where} is a column \`${column}\` that no migration makes`] : [];
    if (optional === undefined || known.notNull === undefined || known.notNull !== optional) return [];
    return [
      optional
        ? `${where} is optional, and the column is NOT NULL`
        : `${where} is required, and the column may be NULL`,
    ];
  });
}

function ofColumns({ columns }: PrismaModel, table: Table): readonly string[] {
  const fields = new Set(columns.map(({ column }) => column));
  return [...table.columns.keys()]
    .filter((column) => !fields.has(column))
    .map((column) => `\`${printName(table.name)}\` has a column \`${column}\` that is no field`);
}

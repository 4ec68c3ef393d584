import { isGlob, matcherOf } from '../../conventions/paths.ts';
import { shellWord } from '../../conventions/shell.ts';
import type { Operation } from '../../domain/operation/operation.ts';
import { pullRequestRule } from '../rule.ts';
import { running } from '../steps.ts';

const POLICY = 'conventions: { schema-file: apps/api/prisma/schema.prisma }';

const SCHEMA = 'apps/api/prisma/schema.prisma';
const MIGRATION = 'apps/api/prisma/migrations/20260115120000_tags/migration.sql';
const MODEL = 'model Tag {\n  id Int @id\n}\n';
const TABLE = 'CREATE TABLE "Tag" ("id" SERIAL NOT NULL, CONSTRAINT "Tag_pkey" PRIMARY KEY ("id"));';

export const schemaFileAlone = pullRequestRule({
  id: 'schema-file-alone',
  title: 'The schema file and the migrations do not change together',
  why: 'The code is made for what the schema file says, and the database is as the migrations say: what only one of them knows fails when it runs.',
  saferWay: 'Change the schema file, and let the tool write the migration that belongs to it.',
  severity: 'error',
  categories: [],
  asks: ({ schemaFile }) => schemaFile,
  withoutMigration: true,
  examples: {
    bad: [
      { policy: POLICY, files: { [SCHEMA]: MODEL } },
      { policy: POLICY, files: { [MIGRATION]: TABLE } },
      { policy: 'conventions: { schema-file: "**/*.prisma" }', files: { [SCHEMA]: MODEL } },
    ],
    good: [
      { policy: POLICY, files: { [SCHEMA]: MODEL, [MIGRATION]: TABLE } },
      // What the schema file does not speak of.
      { policy: POLICY, files: { [MIGRATION]: `UPDATE "Tag" SET name = '' WHERE name IS NULL;` } },
      { policy: POLICY, files: { [MIGRATION]: 'CREATE TABLE tag_backup AS SELECT * FROM "Tag";' } },
      // Whether there is a schema file is not known.
      { policy: 'conventions: { schema-file: "**/*.prisma" }', files: { [MIGRATION]: TABLE } },
      { policy: POLICY, files: { 'README.md': 'Tags are new.' } },
    ],
  },
  check({ migrations, change }, { path }) {
    if (change === undefined) return [];
    const isSchema = matcherOf([path]);
    const schema = change.files.find((file) => isSchema(file.path));
    const ahead = running(migrations).filter(
      ({ migration: { direction, change: kind } }) => direction !== 'rollback' && kind !== 'removed',
    );
    if (schema !== undefined && ahead.length === 0)
      return [
        {
          path: schema.path,
          message: `\`${schema.path}\` changes, and no migration comes with it.`,
          text: {
            language: 'sh',
            text: `npx prisma migrate dev --name what_changes --schema ${shellWord(schema.path)}`,
          },
        },
      ];
    if (schema !== undefined || isGlob(path)) return [];
    const changing = ahead.flatMap(({ migration, operations }) => {
      const first = operations.find(({ operation }) => isInSchemaFile(operation));
      return first === undefined ? [] : [{ path: migration.path, ...first }];
    });
    return changing.slice(0, 1).map(({ path: migration, summary, operation }) => ({
      path: migration,
      message: `\`${migration}\` ${summary}, and \`${path}\` stays as it is.`,
      saferWay: `Change \`${path}\` in this pull request so that it says the same.`,
      span: operation.span,
    }));
  },
});

/** Whether an operation changes what a schema file has words for. */
function isInSchemaFile(operation: Operation): boolean {
  switch (operation.kind) {
    case 'create-table':
      return !operation.temporary && operation.asQuery === undefined && operation.partitionOf === undefined;
    case 'add-constraint':
      return ['primary-key', 'unique', 'foreign-key'].includes(operation.constraint.type);
    case 'drop-table':
    case 'rename-table':
    case 'set-table-schema':
    case 'add-column':
    case 'drop-column':
    case 'rename-column':
    case 'alter-column-type':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'create-enum':
    case 'add-enum-value':
    case 'rename-enum-value':
      return true;
    default:
      return false;
  }
}

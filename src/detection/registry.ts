import type { MigrationTool } from '../domain/migration.ts';
import type { Tool } from './tool.ts';
import { alembic } from './tools/alembic.ts';
import { atlas } from './tools/atlas.ts';
import { code } from './tools/code.ts';
import { dbmate } from './tools/dbmate.ts';
import { diesel } from './tools/diesel.ts';
import { drizzle } from './tools/drizzle.ts';
import { flyway } from './tools/flyway.ts';
import { golangMigrate } from './tools/golang-migrate.ts';
import { goose } from './tools/goose.ts';
import { liquibase } from './tools/liquibase.ts';
import { nodePgMigrate } from './tools/node-pg-migrate.ts';
import { numbered } from './tools/numbered.ts';
import { prisma } from './tools/prisma.ts';
import { sqlMigrate } from './tools/sql-migrate.ts';
import { sqlx } from './tools/sqlx.ts';
import { supabase } from './tools/supabase.ts';

/**
 * Every tool, in the order in which they are tried. One that shares its layout with others needs evidence, so the
 * last ones, of which only a file's content tells, never come up by path.
 */
export const TOOLS: readonly Tool[] = [
  supabase,
  flyway,
  sqlx,
  drizzle,
  prisma,
  diesel,
  golangMigrate,
  liquibase,
  atlas,
  alembic,
  code,
  numbered,
  goose,
  dbmate,
  sqlMigrate,
  nodePgMigrate,
];

const BY_ID = new Map<MigrationTool, Tool>(TOOLS.map((tool) => [tool.id, tool]));

/** The tool of that id. */
export function toolOf(id: MigrationTool): Tool {
  return BY_ID.get(id) ?? numbered;
}

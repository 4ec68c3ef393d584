import type { Direction, Migration, MigrationTool } from '../../domain/migration.ts';

/** The tools as people know them. */
export const TOOL_NAMES: Readonly<Record<MigrationTool, string>> = {
  numbered: 'numbered SQL',
  prisma: 'Prisma',
  supabase: 'Supabase',
  flyway: 'Flyway',
  'golang-migrate': 'golang-migrate',
  goose: 'goose',
  dbmate: 'dbmate',
  'sql-migrate': 'sql-migrate',
  diesel: 'Diesel',
  sqlx: 'SQLx',
  drizzle: 'Drizzle',
  'node-pg-migrate': 'node-pg-migrate',
  liquibase: 'Liquibase',
  atlas: 'Atlas',
  alembic: 'Alembic',
  code: 'written as code',
};

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  forward: '',
  repeatable: ', repeatable',
  rollback: ', rollback',
};

/** `Flyway, repeatable`. */
export function toolWords({ tool, direction }: Pick<Migration, 'tool' | 'direction'>): string {
  return `${TOOL_NAMES[tool]}${DIRECTIONS[direction]}`;
}

import type { Catalogue } from '../rules/catalogue.ts';

/**
 * Tables in which tools keep what they have run, by the tools' own documentation. A tool makes its table itself, so
 * no migration does.
 */
const TABLES: ReadonlySet<string> = new Set([
  '_prisma_migrations',
  '_sqlx_migrations',
  '__diesel_schema_migrations',
  '__drizzle_migrations',
  'alembic_version',
  'atlas_schema_revisions',
  'databasechangelog',
  'databasechangeloglock',
  'flyway_schema_history',
  'goose_db_version',
  'gorp_migrations',
  'pgmigrations',
  'schema_migrations',
]);

/** A schema without the tables that tools keep for themselves, and what belongs to them. */
export function withoutBookkeeping(catalogue: Catalogue): Catalogue {
  const tables = [...catalogue.tables].filter(([, { name }]) => !TABLES.has(name.name));
  if (tables.length === catalogue.tables.size) return catalogue;
  const indexes = [...catalogue.indexes].filter(([, { table }]) => !TABLES.has(table.name));
  return { ...catalogue, tables: new Map(tables), indexes: new Map(indexes) };
}

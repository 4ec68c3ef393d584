import type { Tool } from '../tool.ts';
import { forward, isInMigrationFolder } from './plain.ts';

/** A number in front of the name, or behind the word that a tool puts there. */
const NUMBERED = /(?:^|\/)(?:m|V|Version|Migration)?(\d[\d._-]*\d|\d)[^/]*$/i;
const TEST = /(?:[._](?:test|spec)|\.d|\.designer)\.\w+$/i;

/**
 * Layouts of migrations that are programs, or in a tool's own format:
 * Rails https://guides.rubyonrails.org/active_record_migrations.html ·
 * Django https://docs.djangoproject.com/en/stable/topics/migrations/ ·
 * Knex https://knexjs.org/guide/migrations.html · TypeORM https://typeorm.io/docs/migrations/why ·
 * Sequelize https://sequelize.org/docs/v6/other-topics/migrations/ ·
 * node-pg-migrate https://salsita.github.io/node-pg-migrate/migrations/ ·
 * Laravel https://laravel.com/docs/migrations · Doctrine https://www.doctrine-project.org/projects/migrations.html ·
 * Ecto https://hexdocs.pm/ecto_sql/Ecto.Migration.html · EF Core https://learn.microsoft.com/ef/core/managing-schemas/migrations/ ·
 * goose in Go https://pressly.github.io/goose/ · Flyway in Java https://documentation.red-gate.com/flyway/ ·
 * Liquibase https://docs.liquibase.com/concepts/changelogs/home.html
 */
const LAYOUTS: readonly RegExp[] = [
  /(?:^|\/)db\/(?:[^/]*_)?migrate\/(?:.*\/)?\d+_[^/]+\.rb$/i,
  /(?:^|\/)(?:db\/)?migrations?\/(?:.*\/)?\d+_[^/]+\.(?:rb|exs|clj|edn)$/i,
  /(?:^|\/)migrations\/(?!__init__\.py$)[^/]+\.py$/i,
  /(?:^|\/)migrations\/(?:.*\/)?\d{4}_\d\d_\d\d_\d+_[^/]+\.php$/i,
  /(?:^|\/)migrations\/(?:.*\/)?Version\d+\.php$/i,
  /(?:^|\/)V\d+(?:[._]\d+)*__[^/]+\.(?:java|kt|groovy)$/i,
  /(?:^|\/)R__[^/]+\.(?:java|kt|groovy)$/i,
  /(?:^|\/)m\d{6,8}_\d{6}_[^/]+\.rs$/i,
  /(?:^|\/)db[._-]changelog[^/]*\.(?:xml|ya?ml|json|groovy)$/i,
  /(?:^|\/)(?:db|database|liquibase|resources)\/(?:.*\/)?[^/]*changelogs?\/(?:.*\/)?[^/]+\.(?:xml|ya?ml|json)$/i,
];

/** Languages in which many other files lie about too: only a numbered file in a folder of migrations counts. */
const IN_FOLDER = /\.(?:[cm]?[jt]s|go|cs|rb|php|py|kt|kts|java|scala|rs)$/i;

/** Migrations that are not SQL: recognised, so that they are said to be unread in place of being passed over. */
export const code: Tool = {
  id: 'code',
  match(path) {
    if (TEST.test(path)) return undefined;
    const number = NUMBERED.exec(path)?.[1];
    const known = LAYOUTS.some((layout) => layout.test(path));
    if (known) return forward(number);
    return number !== undefined && IN_FOLDER.test(path) && isInMigrationFolder(path)
      ? forward(number)
      : undefined;
  },
  transaction: { usual: 'unknown' },
};

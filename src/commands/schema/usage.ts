export const DRIFT = `Usage: migration-gate drift <schema.sql> [paths…] [options]
       migration-gate drift --prisma <schema.prisma> [paths…] [options]

Holds what the migrations make against a dump of a database's structure (pg_dump --schema-only) or against
Prisma's schema, and says each difference. Both are read as text: nothing is run, and the database itself is
not asked.

Options:
      --prisma <file>     Prisma's schema in place of a dump
      --policy <file>     this policy instead of the repository's, for where the migrations are
      --color, --no-color colours, or none
  -h, --help              this text

Exit codes: 0 no difference, 1 differences, 2 could not run.`;

export const SCHEMA = `Usage: migration-gate schema [file] [options]

Writes the documentation of the schema from the migrations, to SCHEMA.md unless a file is named.
Nothing is run, and no database is asked.

Options:
      --check             writes nothing, and ends with 1 where the file is not what it would write
      --policy <file>     this policy instead of the repository's, for where the migrations are
      --color, --no-color colours, or none
  -h, --help              this text

Exit codes: 0 written, or up to date; 1 not up to date; 2 could not run.`;

export const HISTORY = `Usage: migration-gate history [file] [options]

Writes the inventory of migrations, to MIGRATION_HISTORY.md unless a file is named: number, file, date,
level, description, and what each does.

Options:
      --check             writes nothing, and ends with 1 where the file is not what it would write
      --policy <file>     this policy instead of the repository's
      --color, --no-color colours, or none
  -h, --help              this text

Exit codes: 0 written, or up to date; 1 not up to date; 2 could not run.`;

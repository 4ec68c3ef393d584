import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { hstore } from '@electric-sql/pglite/contrib/hstore';
import { ltree } from '@electric-sql/pglite/contrib/ltree';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { catalogueOf } from '../src/assessment/history.ts';
import { inOrder } from '../src/assessment/order.ts';
import type { Migration } from '../src/domain/migration.ts';
import { readMigration } from '../src/script/read-migration.ts';
import { loadParser } from '../src/sql/parser.ts';
import { differences, linesOfCatalogue, linesOfServer } from '../test/support/catalogue-lines.ts';
import { historiesBelow } from '../test/support/histories-below.ts';

const USAGE = `npm run replay -- FOLDER

Replays the migrations of each repository below FOLDER on an empty PostgreSQL, as far as they run there, and prints
where the folded catalogue and the server's own differ.`;

const [folder, only] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
await loadParser();
for (const repository of readdirSync(folder, { withFileTypes: true }))
  if (repository.isDirectory() && (only === undefined || repository.name.includes(only)))
    for (const [root, all] of historiesBelow(join(folder, repository.name))) {
      const migrations = all.filter(({ direction }) => direction !== 'rollback');
      if (migrations.length > 0) await replay(`${repository.name} ${root}`, migrations);
    }

async function replay(name: string, migrations: readonly Migration[]): Promise<void> {
  const server = await PGlite.create({
    extensions: { citext, hstore, ltree, pg_trgm, pgcrypto, uuid_ossp },
  });
  const ran: { migration: Migration; script: ReturnType<typeof readMigration> }[] = [];
  let stopped = '';
  const read = migrations.map((migration) => ({
    migration,
    text: textIn(migration),
    script: readMigration(textIn(migration), migration.tool),
  }));
  for (const { migration, text, script } of inOrder(read).ordered) {
    try {
      for (const sql of textsOf(text, script)) await server.exec(sql);
    } catch (error) {
      stopped = `${migration.path}: ${error instanceof Error ? error.message : error}`;
      break;
    }
    ran.push({ migration, script });
  }
  const found = differences(linesOfCatalogue(catalogueOf(ran)), await linesOfServer(server));
  await server.close();
  process.stdout.write(
    `${name}: ${ran.length} of ${migrations.length} migrations ran, ${found.length} differences\n` +
      `${stopped === '' ? '' : `  stopped at ${stopped}\n`}${found
        .slice(0, 40)
        .map((line) => `  ${line}\n`)
        .join('')}`,
  );
}

function textIn({ content }: Migration): string {
  return content.kind === 'text' ? content.text : '';
}

/** What is sent: each statement by itself where one of them cannot run in a transaction. */
function textsOf(text: string, script: ReturnType<typeof readMigration>): readonly string[] {
  if (script.dryRun !== undefined) return script.dryRun;
  const statements = script.statements.map(({ span }) => text.slice(span.start, span.end));
  const alone = script.statements.some(({ operations }) =>
    operations.some((operation) => 'concurrently' in operation && operation.concurrently),
  );
  return alone || script.transaction === 'statement' ? statements : [statements.join(';\n')];
}

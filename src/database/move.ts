import type { Database, Queryable } from './database.ts';

/** What was moved, by table. */
export type Moved = ReadonlyMap<string, number>;

/** Rows that are read, and written in one statement. */
const AT_A_TIME = 100;

/** It holds how far the schema is, which is so on both sides. */
const SCHEMA_VERSION = 'schema_version';

/**
 * Copies all that the gate keeps, every table of its schema, into another database. Both have their newest schema.
 * The queue is not copied: it is made again from what is left to be done, works for later included.
 *
 * @returns the rows of each table.
 * @throws when the target has rows already, or has others than the source in the end: nothing is copied then.
 */
export function moveStorage(from: Database, to: Database): Promise<Moved> {
  return to.transaction(async (target) => {
    const moved = new Map<string, number>();
    for (const table of await tablesOf(from)) {
      if ((await countOf(target, table)) > 0)
        throw new Error(
          `The table ${table} of the target has rows already: moving is into a database that the gate has not ` +
            'used yet. Make a new one, or empty this one by dropping its schemas migration_gate and migration_gate_queue.',
        );
      await copyTable(table, from, target);
      const [there, here] = [await countOf(target, table), await countOf(from, table)];
      if (there !== here)
        throw new Error(
          `Of the ${here} rows of ${table} only ${there} arrived, so nothing was moved: see that no server runs on ` +
            'either database, and try again.',
        );
      moved.set(table, there);
    }
    return moved;
  });
}

/** Those that others are named by come first. */
async function tablesOf(database: Queryable): Promise<readonly string[]> {
  const rows = await database.query(
    `SELECT relname AS table, (
       SELECT count(*) FROM pg_constraint WHERE conrelid = pg_class.oid AND contype = 'f'
     ) AS names
     FROM pg_class WHERE relnamespace = 'migration_gate'::regnamespace AND relkind = 'r' AND relname <> $1
     ORDER BY names, relname`,
    [SCHEMA_VERSION],
  );
  return rows.map(({ table }) => String(table));
}

async function copyTable(table: string, from: Queryable, to: Queryable): Promise<void> {
  const columns = await columnsOf(from, table);
  const names = columns.map(({ name }) => name).join(', ');
  for (let behind = '(0,0)'; ; ) {
    // As PostgreSQL writes them, so that no value passes through a type of JavaScript's.
    const [page] = await from.query(
      `WITH page AS (SELECT ctid AS place FROM ${named(table)} WHERE ctid > $1::tid ORDER BY ctid LIMIT ${AT_A_TIME})
       SELECT json_agg(kept)::text AS rows, max(place)::text AS last
       FROM page JOIN ${named(table)} AS kept ON kept.ctid = page.place`,
      [behind],
    );
    if (typeof page?.last !== 'string') break;
    behind = page.last;
    await to.query(
      `INSERT INTO ${named(table)} (${names}) OVERRIDING SYSTEM VALUE
       SELECT ${names} FROM json_populate_recordset(NULL::${named(table)}, $1::text::json)`,
      [page.rows],
    );
  }
  for (const { name, counts } of columns)
    if (counts)
      await to.query(
        `SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(${name}), 0) + 1, false) FROM ${named(table)}`,
        [named(table), name],
      );
}

interface Column {
  readonly name: string;
  /** Whether it gives its values by itself, which goes on behind those that were copied. */
  readonly counts: boolean;
}

async function columnsOf(database: Queryable, table: string): Promise<readonly Column[]> {
  const rows = await database.query(
    `SELECT quote_ident(attname) AS name, attidentity <> '' AS counts FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [named(table)],
  );
  return rows.map(({ name, counts }) => ({ name: String(name), counts: counts === true }));
}

async function countOf(database: Queryable, table: string): Promise<number> {
  const [row] = await database.query(`SELECT count(*) AS count FROM ${named(table)}`);
  return Number(row?.count);
}

function named(table: string): string {
  return `migration_gate.${table}`;
}

import type { PGlite } from '@electric-sql/pglite';
import { type Name, printName } from '../../src/domain/operation/name.ts';
import { type Catalogue, keyOf, type UserType } from '../../src/rules/catalogue.ts';
import { typeWords } from '../../src/schema/type-words.ts';

/** A schema as lines of text, so that two can be held against each other: what one has and the other has not. */
export type CatalogueLines = readonly string[];

const SYSTEM = `nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND nspname NOT LIKE 'pg_temp%'`;

/** What PostgreSQL itself says there is. */
export async function linesOfServer(server: PGlite): Promise<CatalogueLines> {
  const queries = [
    `SELECT format('table %I.%I', nspname, relname) AS line
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p') AND ${SYSTEM}`,
    `SELECT format('column %I.%I.%I %s%s%s', nspname, relname, attname, format_type(atttypid, atttypmod),
       CASE WHEN attnotnull THEN ' not null' ELSE '' END,
       CASE WHEN (atthasdef AND attgenerated = '') OR attidentity <> '' THEN ' default' ELSE '' END) AS line
     FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped AND ${SYSTEM}`,
    `SELECT format('constraint %I on %I.%I: %s%s', conname, nspname, relname,
       CASE contype WHEN 'p' THEN 'primary-key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign-key'
         WHEN 'c' THEN 'check' ELSE 'exclude' END,
       CASE WHEN convalidated THEN '' ELSE ' not valid' END) AS line
     FROM pg_constraint k JOIN pg_class c ON c.oid = conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND ${SYSTEM}`,
    `SELECT format('index %I.%I on %I (%s)%s', nspname, i.relname, t.relname,
       (SELECT string_agg(CASE WHEN k = 0 THEN '<expression>' ELSE
          (SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = k) END, ', ' ORDER BY place)
        FROM unnest(indkey::int2[]) WITH ORDINALITY AS keys (k, place) WHERE place <= indnkeyatts),
       CASE WHEN indisunique THEN ' unique' ELSE '' END) AS line
     FROM pg_index x JOIN pg_class i ON i.oid = indexrelid JOIN pg_class t ON t.oid = indrelid
       JOIN pg_namespace n ON n.oid = i.relnamespace
     WHERE NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
       AND NOT i.relispartition AND ${SYSTEM}`,
    `SELECT format('type %I.%I %s', nspname, typname,
       CASE typtype WHEN 'd' THEN 'domain' WHEN 'e' THEN 'enum ' ||
         (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid)
       ELSE 'other' END) AS line
     FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace LEFT JOIN pg_class c ON c.oid = typrelid
     WHERE (typtype IN ('e', 'd', 'r') OR (typtype = 'c' AND c.relkind = 'c')) AND ${SYSTEM}`,
    `SELECT format('%s %I.%I', CASE relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END, nspname, relname) AS line
     FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('v', 'm') AND ${SYSTEM}
       AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = c.oid AND deptype = 'e')`,
    `SELECT DISTINCT format('view %I.%I reads %I.%I', n.nspname, v.relname, m.nspname, t.relname) AS line
     FROM pg_rewrite r JOIN pg_class v ON v.oid = ev_class JOIN pg_namespace n ON n.oid = v.relnamespace
       JOIN pg_depend d ON d.objid = r.oid AND d.classid = 'pg_rewrite'::regclass AND d.refobjid <> v.oid
       JOIN pg_class t ON t.oid = d.refobjid AND d.refclassid = 'pg_class'::regclass
       JOIN pg_namespace m ON m.oid = t.relnamespace
     WHERE v.relkind IN ('v', 'm') AND t.relkind IN ('r', 'p', 'v', 'm') AND ${SYSTEM.replaceAll('nspname', 'n.nspname')} AND ${SYSTEM.replaceAll('nspname', 'm.nspname')}
       AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = v.oid AND deptype = 'e')`,
    `SELECT format('trigger %I on %I.%I', tgname, nspname, relname) AS line
     FROM pg_trigger g JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
     WHERE NOT tgisinternal AND tgparentid = 0 AND ${SYSTEM}`,
    `SELECT format('policy %I on %I.%I', polname, nspname, relname) AS line
     FROM pg_policy p JOIN pg_class c ON c.oid = polrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE ${SYSTEM}`,
  ];
  const lines: string[] = [];
  for (const query of queries)
    lines.push(...(await server.query<{ line: string }>(query)).rows.map(({ line }) => line));
  return lines.toSorted();
}

/** What folding the migrations gave. */
export function linesOfCatalogue(catalogue: Catalogue): CatalogueLines {
  const lines: string[] = [];
  for (const table of catalogue.tables.values()) {
    if (table.origin === 'temporary') continue;
    const name = keyOf(table.name);
    lines.push(`table ${name}`);
    for (const column of table.columns.values()) {
      const type = column.type === undefined ? '<unknown>' : typeWords(column.type);
      const notNull = column.notNull === true ? ' not null' : '';
      const fallback = column.hasDefault === true ? ' default' : '';
      lines.push(`column ${name}.${printName({ name: column.name })} ${type}${notNull}${fallback}`);
    }
    lines.push(
      ...memberLines('trigger', table.triggers, name),
      ...memberLines('policy', table.policies, name),
    );
    for (const [constraint, { constraint: of, valid }] of table.constraints)
      lines.push(
        `constraint ${printName({ name: constraint })} on ${name}: ${of.type}${valid ? '' : ' not valid'}`,
      );
  }
  for (const index of catalogue.indexes.values()) {
    const table = catalogue.tables.get(keyOf(index.table));
    if (table?.constraints.has(index.name.name)) continue;
    const keys = index.keys.map((key) => (key.kind === 'column' ? key.column : '<expression>'));
    const unique = index.unique ? ' unique' : '';
    lines.push(
      `index ${keyOf(index.name)} on ${printName({ name: index.table.name })} (${keys.join(', ')})${unique}`,
    );
  }
  for (const type of catalogue.types.values()) lines.push(`type ${keyOf(type.name)} ${formLine(type)}`);
  for (const view of catalogue.views.values()) {
    const name = keyOf(view.name);
    lines.push(`${view.materialized ? 'materialized view' : 'view'} ${name}`);
    lines.push(...view.reads.filter(isOwn).map((read) => `view ${name} reads ${keyOf(read)}`));
    lines.push(...memberLines('trigger', view.triggers, name));
  }
  return lines.toSorted();
}

function memberLines(word: string, members: ReadonlyMap<string, unknown>, of: string): readonly string[] {
  return [...members.keys()].map((name) => `${word} ${printName({ name })} on ${of}`);
}

/** The server's own tables are not told of. */
function isOwn({ schema, name }: Name): boolean {
  return schema !== 'pg_catalog' && schema !== 'information_schema' && !name.startsWith('pg_');
}

function formLine({ form, values }: UserType): string {
  const quoted = values?.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
  return quoted === undefined ? form : `${form} ${quoted}`;
}

/** What only one of two schemas has. */
export function differences(folded: CatalogueLines, server: CatalogueLines): CatalogueLines {
  // Which words need quotes differs by version; the names themselves are what is compared.
  const bare = (line: string) => line.replaceAll('"', '');
  const there = new Set(server.map(bare));
  const known = new Set(folded.map(bare));
  return [
    ...folded.filter((line) => !there.has(bare(line))).map((line) => `folded only: ${line}`),
    ...server.filter((line) => !known.has(bare(line))).map((line) => `server only: ${line}`),
  ];
}

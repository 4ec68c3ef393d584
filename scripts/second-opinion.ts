import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type QName, type Statement } from 'pgsql-ast-parser';
import type { Operation } from '../src/domain/operation/operation.ts';
import { readMigration } from '../src/script/read-migration.ts';
import { loadParser } from '../src/sql/parser.ts';

const USAGE = `npm run second-opinion -- FOLDER

Reads every statement below FOLDER with pgsql-ast-parser too, where it can, and prints where the facts of both trees
differ: what the statement does, and to what.`;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
await loadParser();

let statements = 0;
let read = 0;
const differences: string[] = [];
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.sql')) continue;
  const text = readFileSync(join(folder, path), 'utf8');
  for (const { span, operations } of readMigration(text, 'numbered').statements) {
    statements += 1;
    const sql = text.slice(span.start, span.end);
    const theirs = factsOfOther(sql);
    if (theirs === undefined) continue;
    read += 1;
    const ours = operations.map(factOf).filter((fact) => fact !== undefined);
    const missing = theirs.filter((fact) => !ours.includes(fact));
    if (missing.length > 0)
      differences.push(
        `${path}:${span.from.line}\n  theirs ${missing.join(', ')}\n  ours   ${ours.join(', ')}`,
      );
  }
}
process.stdout.write(
  `${statements} statements, ${read} of them read by both (${((100 * read) / statements).toFixed(1)}%), ` +
    `${differences.length} differences\n${differences.slice(0, 40).join('\n')}\n`,
);
process.exitCode = differences.length === 0 ? 0 : 1;

/** What the other parser says that is compared; undefined where it cannot read, or there is nothing to compare. */
function factsOfOther(sql: string): readonly string[] | undefined {
  let parsed: readonly Statement[];
  try {
    parsed = parse(sql);
  } catch {
    return undefined;
  }
  const facts = parsed.flatMap(factsOfStatement);
  return facts.length === 0 ? undefined : facts;
}

function factsOfStatement(statement: Statement): readonly string[] {
  switch (statement.type) {
    case 'create table':
      return [
        `create-table ${nameOf(statement.name)} (${statement.columns.flatMap((column) => (column.kind === 'column' ? [column.name.name] : [])).join(' ')})`,
      ];
    case 'drop table':
      return statement.names.map((name) => `drop-table ${nameOf(name)}`);
    case 'create index':
      return [
        `create-index on ${nameOf(statement.table)}${statement.unique ? ' unique' : ''}${statement.concurrently ? ' concurrently' : ''}`,
      ];
    case 'drop index':
      return statement.names.map(
        (name) => `drop-index ${nameOf(name)}${statement.concurrently ? ' concurrently' : ''}`,
      );
    case 'update':
      return [`update ${nameOf(statement.table)}${statement.where ? ' where' : ''}`];
    case 'delete':
      return [`delete ${nameOf(statement.from)}${statement.where ? ' where' : ''}`];
    case 'insert':
      return [`insert ${nameOf(statement.into)}`];
    case 'truncate table':
      return statement.tables.map(({ name }) => `truncate ${name}`);
    case 'create enum':
      return [
        `create-enum ${nameOf(statement.name)} (${statement.values.map(({ value }) => value).join(' ')})`,
      ];
    case 'alter table':
      return statement.changes.flatMap((change) => {
        const on = nameOf(statement.table);
        switch (change.type) {
          case 'add column':
            return [`add-column ${on}.${change.column.name.name}`];
          case 'drop column':
            return [`drop-column ${on}.${change.column.name}`];
          case 'rename':
            return [`rename-table ${on} to ${change.to.name}`];
          case 'rename column':
            return [`rename-column ${on}.${change.column.name} to ${change.to.name}`];
          case 'add constraint':
            return [`add-constraint ${on}`];
          case 'drop constraint':
            return [`drop-constraint ${on}.${change.constraint.name}`];
          case 'alter column':
            switch (change.alter.type) {
              case 'set not null':
                return [`set-not-null ${on}.${change.column.name}`];
              case 'drop not null':
                return [`drop-not-null ${on}.${change.column.name}`];
              case 'set default':
                return [`set-default ${on}.${change.column.name}`];
              case 'drop default':
                return [`drop-default ${on}.${change.column.name}`];
              case 'set type':
                return [`alter-column-type ${on}.${change.column.name}`];
              default:
                return [];
            }
          default:
            return [];
        }
      });
    default:
      return [];
  }
}

/** The same of our own operation. */
function factOf(operation: Operation): string | undefined {
  switch (operation.kind) {
    case 'create-table':
      return `create-table ${nameOf(operation.table)} (${operation.columns.map(({ name }) => name).join(' ')})`;
    case 'drop-table':
    case 'truncate':
      return operation.kind === 'truncate'
        ? `truncate ${operation.table.name}`
        : `drop-table ${nameOf(operation.table)}`;
    case 'create-index':
      return `create-index on ${nameOf(operation.table)}${operation.unique ? ' unique' : ''}${operation.concurrently ? ' concurrently' : ''}`;
    case 'drop-index':
      return `drop-index ${nameOf(operation.index)}${operation.concurrently ? ' concurrently' : ''}`;
    case 'update':
    case 'delete':
      return `${operation.kind} ${nameOf(operation.table)}${operation.where === 'absent' ? '' : ' where'}`;
    case 'insert':
      return `insert ${nameOf(operation.table)}`;
    case 'create-enum':
      return `create-enum ${nameOf(operation.type)} (${operation.values.join(' ')})`;
    case 'add-column':
      return `add-column ${nameOf(operation.table)}.${operation.column.name}`;
    case 'rename-table':
      return `rename-table ${nameOf(operation.table)} to ${operation.newName}`;
    case 'rename-column':
      return `rename-column ${nameOf(operation.table)}.${operation.column} to ${operation.newName}`;
    case 'add-constraint':
      return `add-constraint ${nameOf(operation.table)}`;
    case 'drop-constraint':
      return `drop-constraint ${nameOf(operation.table)}.${operation.constraint}`;
    case 'drop-column':
    case 'set-not-null':
    case 'drop-not-null':
    case 'set-default':
    case 'drop-default':
    case 'alter-column-type':
      return `${operation.kind} ${nameOf(operation.table)}.${operation.column}`;
    default:
      return undefined;
  }
}

function nameOf({ name, schema }: QName): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

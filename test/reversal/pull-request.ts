import { EMPTY_CATALOGUE } from '../../src/assessment/catalogue/edit.ts';
import { catalogueAfter } from '../../src/assessment/history.ts';
import type { Operation } from '../../src/domain/operation/operation.ts';
import type { Reversal } from '../../src/domain/reversal.ts';
import { reversalOf } from '../../src/reversal/reversal.ts';
import type { Catalogue } from '../../src/rules/catalogue.ts';
import { loadParser } from '../../src/sql/parser.ts';
import { readScript } from '../../src/sql/read.ts';
import { migrationOf } from '../assessment/pull-request.ts';

await loadParser();

export function operationsOf(sql: string): readonly Operation[] {
  return readScript(sql).statements.flatMap(({ operations }) => operations);
}

/** What is known of a schema that this SQL made. */
export function schemaOf(sql: string): Catalogue {
  const migration = migrationOf('migrations/001_before.sql', sql);
  return catalogueAfter(EMPTY_CATALOGUE, { migration, script: readScript(sql) });
}

/** A migration held against its rollback, on a schema. */
export function hold(forward: string, back: string, before = ''): Reversal {
  return reversalOf(operationsOf(forward), operationsOf(back), schemaOf(before));
}

/** What becomes of each operation of the migration. */
export function undoingOf(forward: string, back: string, before = ''): readonly string[] {
  return hold(forward, back, before).operations.map(({ undoing }) => undoing.kind);
}

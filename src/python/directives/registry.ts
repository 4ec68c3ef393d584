import { addColumn, alterColumn, dropColumn } from './columns.ts';
import {
  createCheckConstraint,
  createExcludeConstraint,
  createForeignKey,
  createPrimaryKey,
  createUniqueConstraint,
  dropConstraint,
} from './constraints.ts';
import type { Directive } from './directive.ts';
import { entityDirective } from './entities.ts';
import { createIndex, dropIndex } from './indexes.ts';
import { bulkInsert, createType, dropType, execute } from './statements.ts';
import { createTable, createTableComment, dropTable, dropTableComment, renameTable } from './tables.ts';

/** A directive, and the place its table has among the arguments. */
export interface Registered {
  readonly write: Directive;
  readonly tablePlace: number;
}

/** Every directive of Alembic's `Operations` that sends SQL, by its name after `op.` or `batch_op.`. */
export const DIRECTIVES: Readonly<Record<string, Registered>> = {
  create_table: { write: createTable, tablePlace: 0 },
  drop_table: { write: dropTable, tablePlace: 0 },
  rename_table: { write: renameTable, tablePlace: 0 },
  create_table_comment: { write: createTableComment, tablePlace: 0 },
  drop_table_comment: { write: dropTableComment, tablePlace: 0 },
  add_column: { write: addColumn, tablePlace: 0 },
  drop_column: { write: dropColumn, tablePlace: 0 },
  alter_column: { write: alterColumn, tablePlace: 0 },
  create_index: { write: createIndex, tablePlace: 1 },
  drop_index: { write: dropIndex, tablePlace: 1 },
  create_primary_key: { write: createPrimaryKey, tablePlace: 1 },
  create_unique_constraint: { write: createUniqueConstraint, tablePlace: 1 },
  create_check_constraint: { write: createCheckConstraint, tablePlace: 1 },
  create_foreign_key: { write: createForeignKey, tablePlace: 1 },
  create_exclude_constraint: { write: createExcludeConstraint, tablePlace: 1 },
  drop_constraint: { write: dropConstraint, tablePlace: 1 },
  execute: { write: execute, tablePlace: 0 },
  bulk_insert: { write: bulkInsert, tablePlace: 0 },
  'type.create': { write: createType, tablePlace: 0 },
  'type.drop': { write: dropType, tablePlace: 0 },
  create_entity: { write: entityDirective('create'), tablePlace: 0 },
  replace_entity: { write: entityDirective('replace'), tablePlace: 0 },
  drop_entity: { write: entityDirective('drop'), tablePlace: 0 },
};

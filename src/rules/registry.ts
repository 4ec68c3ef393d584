import { addColumnThatRewritesTable } from './column/add-column-that-rewrites-table.ts';
import { addColumnWithCheck } from './column/add-column-with-check.ts';
import { addColumnWithForeignKey } from './column/add-column-with-foreign-key.ts';
import { addNotNullColumnWithoutDefault } from './column/add-not-null-column-without-default.ts';
import { changeColumnType } from './column/change-column-type.ts';
import { dropColumn } from './column/drop-column.ts';
import { renameColumn } from './column/rename-column.ts';
import { setNotNull } from './column/set-not-null.ts';
import { addCheckWithoutNotValid } from './constraint/add-check-without-not-valid.ts';
import { addForeignKeyWithoutNotValid } from './constraint/add-foreign-key-without-not-valid.ts';
import { addUniqueWithoutIndex } from './constraint/add-unique-without-index.ts';
import { changeToAppliedMigration } from './file/change-to-applied-migration.ts';
import { unreadableSql } from './file/unreadable-sql.ts';
import { createIndexNotConcurrently } from './indexes/create-index-not-concurrently.ts';
import { dropIndexNotConcurrently } from './indexes/drop-index-not-concurrently.ts';
import { reindexNotConcurrently } from './indexes/reindex-not-concurrently.ts';
import { deleteWithoutWhere } from './rows/delete-without-where.ts';
import { truncate } from './rows/truncate.ts';
import { updateWithoutWhere } from './rows/update-without-where.ts';
import type { Rule } from './rule.ts';
import { dropSchema } from './table/drop-schema.ts';
import { dropTable } from './table/drop-table.ts';
import { renameTable } from './table/rename-table.ts';

/** Every rule, in the order in which people are told of them. */
export const RULES: readonly Rule[] = [
  changeToAppliedMigration,
  unreadableSql,
  dropSchema,
  dropTable,
  dropColumn,
  truncate,
  deleteWithoutWhere,
  updateWithoutWhere,
  changeColumnType,
  addNotNullColumnWithoutDefault,
  addColumnThatRewritesTable,
  setNotNull,
  addForeignKeyWithoutNotValid,
  addColumnWithForeignKey,
  addCheckWithoutNotValid,
  addUniqueWithoutIndex,
  addColumnWithCheck,
  createIndexNotConcurrently,
  reindexNotConcurrently,
  dropIndexNotConcurrently,
  renameTable,
  renameColumn,
];

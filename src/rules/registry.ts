import { addColumnOfConstrainedDomain } from './column/add-column-of-constrained-domain.ts';
import { addColumnThatRewritesTable } from './column/add-column-that-rewrites-table.ts';
import { addColumnWithCheck } from './column/add-column-with-check.ts';
import { addColumnWithForeignKey } from './column/add-column-with-foreign-key.ts';
import { addColumnWithUnique } from './column/add-column-with-unique.ts';
import { addNotNullColumnWithoutDefault } from './column/add-not-null-column-without-default.ts';
import { changeColumnType } from './column/change-column-type.ts';
import { changeGeneratedExpression } from './column/change-generated-expression.ts';
import { dropColumn } from './column/drop-column.ts';
import { dropDefault } from './column/drop-default.ts';
import { dropNotNull } from './column/drop-not-null.ts';
import { renameColumn } from './column/rename-column.ts';
import { setNotNull } from './column/set-not-null.ts';
import { typeChangeRechecksRows } from './column/type-change-rechecks-rows.ts';
import { addCheckWithoutNotValid } from './constraint/add-check-without-not-valid.ts';
import { addExclusionConstraint } from './constraint/add-exclusion-constraint.ts';
import { addForeignKeyWithoutNotValid } from './constraint/add-foreign-key-without-not-valid.ts';
import { addUniqueWithoutIndex } from './constraint/add-unique-without-index.ts';
import { dropConstraint } from './constraint/drop-constraint.ts';
import { dropPrimaryKey } from './constraint/drop-primary-key.ts';
import { validateInSameTransaction } from './constraint/validate-in-same-transaction.ts';
import { numberContested } from './contests/number-contested.ts';
import { numberTaken } from './contests/number-taken.ts';
import { tableContested } from './contests/table-contested.ts';
import { dataLostWithoutBackup } from './conventions/data-lost-without-backup.ts';
import { descriptionDisagrees } from './conventions/description-disagrees.ts';
import { domainWithConstraint } from './conventions/domain-with-constraint.ts';
import { dropInSameChange } from './conventions/drop-in-same-change.ts';
import { dropWithoutDeprecation } from './conventions/drop-without-deprecation.ts';
import { duplicateNumber } from './conventions/duplicate-number.ts';
import { enumValueWithoutPlace } from './conventions/enum-value-without-place.ts';
import { fileName } from './conventions/file-name.ts';
import { foreignKeyWithoutIndex } from './conventions/foreign-key-without-index.ts';
import { incompleteHeader } from './conventions/incomplete-header.ts';
import { integerPrimaryKey } from './conventions/integer-primary-key.ts';
import { jsonColumn } from './conventions/json-column.ts';
import { limitedLengthText } from './conventions/limited-length-text.ts';
import { longIdentifier } from './conventions/long-identifier.ts';
import { missingBackup } from './conventions/missing-backup.ts';
import { missingCompanion } from './conventions/missing-companion.ts';
import { missingDescriptionSection } from './conventions/missing-description-section.ts';
import { missingRelatedLink } from './conventions/missing-related-link.ts';
import { missingRollback } from './conventions/missing-rollback.ts';
import { missingSection } from './conventions/missing-section.ts';
import { notIdempotent } from './conventions/not-idempotent.ts';
import { notReRunnable } from './conventions/not-re-runnable.ts';
import { numberBehindBase } from './conventions/number-behind-base.ts';
import { numberGap } from './conventions/number-gap.ts';
import { numberInFuture } from './conventions/number-in-future.ts';
import { policyForEveryone } from './conventions/policy-for-everyone.ts';
import { pullRequestTitle } from './conventions/pull-request-title.ts';
import { requiredTooEarly } from './conventions/required-too-early.ts';
import { rollbackDoesNotReverse } from './conventions/rollback-does-not-reverse.ts';
import { schemaDrift } from './conventions/schema-drift.ts';
import { schemaFileAlone } from './conventions/schema-file-alone.ts';
import { tableWithoutPrimaryKey } from './conventions/table-without-primary-key.ts';
import { tableWithoutRowSecurity } from './conventions/table-without-row-security.ts';
import { timeoutNotInEffect } from './conventions/timeout-not-in-effect.ts';
import { timeoutTooLong } from './conventions/timeout-too-long.ts';
import { timestampWithoutTimeZone } from './conventions/timestamp-without-time-zone.ts';
import { understatedRisk } from './conventions/understated-risk.ts';
import { unexplainedDestruction } from './conventions/unexplained-destruction.ts';
import { untickedDescriptionBox } from './conventions/unticked-description-box.ts';
import { changeToAppliedMigration } from './file/change-to-applied-migration.ts';
import { suppressionComment } from './file/suppression-comment.ts';
import { unreadableSql } from './file/unreadable-sql.ts';
import { concurrentlyIfNotExists } from './indexes/concurrently-if-not-exists.ts';
import { concurrentlyInTransaction } from './indexes/concurrently-in-transaction.ts';
import { createIndexNotConcurrently } from './indexes/create-index-not-concurrently.ts';
import { dropIndexNotConcurrently } from './indexes/drop-index-not-concurrently.ts';
import { reindexNotConcurrently } from './indexes/reindex-not-concurrently.ts';
import { replaceIndexByDropFirst } from './indexes/replace-index-by-drop-first.ts';
import { createOrDropExtension } from './objects/create-or-drop-extension.ts';
import { disableTrigger } from './objects/disable-trigger.ts';
import { dropDatabase } from './objects/drop-database.ts';
import { dropTrigger } from './objects/drop-trigger.ts';
import { dropViewFunctionOrSequence } from './objects/drop-view-function-or-sequence.ts';
import { objectNotThere } from './objects/object-not-there.ts';
import { refreshNotConcurrently } from './objects/refresh-not-concurrently.ts';
import { schemaChangeInFunction } from './objects/schema-change-in-function.ts';
import { backfillInMigration } from './rows/backfill-in-migration.ts';
import { copyProgram } from './rows/copy-program.ts';
import { deleteWithoutWhere } from './rows/delete-without-where.ts';
import { rowsChangedWhileLocked } from './rows/rows-changed-while-locked.ts';
import { truncate } from './rows/truncate.ts';
import { updateWithoutWhere } from './rows/update-without-where.ts';
import type { Rule } from './rule.ts';
import { dropOrReassignOwned } from './security/drop-or-reassign-owned.ts';
import { enableRlsWithoutPolicy } from './security/enable-rls-without-policy.ts';
import { grantTooMuch } from './security/grant-too-much.ts';
import { revoke } from './security/revoke.ts';
import { securityDefinerWithoutSearchPath } from './security/security-definer-without-search-path.ts';
import { superuserOrAlterSystem } from './security/superuser-or-alter-system.ts';
import { weakenRowSecurity } from './security/weaken-row-security.ts';
import { dynamicSql } from './session/dynamic-sql.ts';
import { lockTable } from './session/lock-table.ts';
import { missingLockTimeout } from './session/missing-lock-timeout.ts';
import { nestedTransaction } from './session/nested-transaction.ts';
import { sessionReplicationRole } from './session/session-replication-role.ts';
import { severalTablesLocked } from './session/several-tables-locked.ts';
import { slowWorkWhileLocked } from './session/slow-work-while-locked.ts';
import { transactionNotClosed } from './session/transaction-not-closed.ts';
import { alreadyThere } from './table/already-there.ts';
import { attachPartitionWithoutCheck } from './table/attach-partition-without-check.ts';
import { changeReplicaIdentity } from './table/change-replica-identity.ts';
import { changeSchema } from './table/change-schema.ts';
import { cluster } from './table/cluster.ts';
import { createPartitionOf } from './table/create-partition-of.ts';
import { detachNotConcurrently } from './table/detach-not-concurrently.ts';
import { disableAutovacuum } from './table/disable-autovacuum.ts';
import { dropSchema } from './table/drop-schema.ts';
import { dropTable } from './table/drop-table.ts';
import { renameTable } from './table/rename-table.ts';
import { setAccessMethod } from './table/set-access-method.ts';
import { setLoggedOrUnlogged } from './table/set-logged-or-unlogged.ts';
import { setTablespace } from './table/set-tablespace.ts';
import { tableNotThere } from './table/table-not-there.ts';
import { vacuumFull } from './table/vacuum-full.ts';
import { addDomainConstraint } from './types/add-domain-constraint.ts';
import { dropType } from './types/drop-type.ts';
import { enumValueUsedInTransaction } from './types/enum-value-used-in-transaction.ts';
import { renameEnumValue } from './types/rename-enum-value.ts';
import { swapEnumType } from './types/swap-enum-type.ts';

/** Every rule, in the order in which people are told of them. */
export const RULES: readonly Rule[] = [
  alreadyThere,
  tableNotThere,
  objectNotThere,
  changeToAppliedMigration,
  unreadableSql,
  suppressionComment,
  dynamicSql,
  dropDatabase,
  dropSchema,
  dropTable,
  dropColumn,
  truncate,
  deleteWithoutWhere,
  updateWithoutWhere,
  dropOrReassignOwned,
  dropType,
  copyProgram,
  superuserOrAlterSystem,
  sessionReplicationRole,
  weakenRowSecurity,
  enableRlsWithoutPolicy,
  securityDefinerWithoutSearchPath,
  grantTooMuch,
  concurrentlyInTransaction,
  enumValueUsedInTransaction,
  transactionNotClosed,
  nestedTransaction,
  changeColumnType,
  typeChangeRechecksRows,
  addNotNullColumnWithoutDefault,
  addColumnThatRewritesTable,
  changeGeneratedExpression,
  addColumnOfConstrainedDomain,
  swapEnumType,
  vacuumFull,
  cluster,
  setLoggedOrUnlogged,
  setTablespace,
  setAccessMethod,
  refreshNotConcurrently,
  setNotNull,
  addForeignKeyWithoutNotValid,
  addColumnWithForeignKey,
  addCheckWithoutNotValid,
  validateInSameTransaction,
  addUniqueWithoutIndex,
  addExclusionConstraint,
  addColumnWithCheck,
  addColumnWithUnique,
  addDomainConstraint,
  createIndexNotConcurrently,
  reindexNotConcurrently,
  dropIndexNotConcurrently,
  replaceIndexByDropFirst,
  attachPartitionWithoutCheck,
  detachNotConcurrently,
  slowWorkWhileLocked,
  rowsChangedWhileLocked,
  lockTable,
  disableTrigger,
  disableAutovacuum,
  renameTable,
  renameColumn,
  renameEnumValue,
  changeSchema,
  dropViewFunctionOrSequence,
  dropPrimaryKey,
  dropConstraint,
  dropNotNull,
  dropDefault,
  dropTrigger,
  revoke,
  missingLockTimeout,
  severalTablesLocked,
  backfillInMigration,
  createPartitionOf,
  concurrentlyIfNotExists,
  changeReplicaIdentity,
  createOrDropExtension,
  schemaChangeInFunction,
  integerPrimaryKey,
  tableWithoutPrimaryKey,
  foreignKeyWithoutIndex,
  timestampWithoutTimeZone,
  jsonColumn,
  limitedLengthText,
  longIdentifier,
  notReRunnable,
  domainWithConstraint,
  enumValueWithoutPlace,
  missingCompanion,
  missingRollback,
  rollbackDoesNotReverse,
  numberContested,
  numberTaken,
  tableContested,
  incompleteHeader,
  understatedRisk,
  fileName,
  duplicateNumber,
  numberGap,
  numberBehindBase,
  numberInFuture,
  missingSection,
  missingBackup,
  notIdempotent,
  timeoutNotInEffect,
  timeoutTooLong,
  pullRequestTitle,
  missingDescriptionSection,
  untickedDescriptionBox,
  missingRelatedLink,
  descriptionDisagrees,
  tableWithoutRowSecurity,
  policyForEveryone,
  requiredTooEarly,
  dataLostWithoutBackup,
  unexplainedDestruction,
  schemaFileAlone,
  dropWithoutDeprecation,
  dropInSameChange,
  schemaDrift,
];

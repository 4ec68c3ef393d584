import type { Constraint } from '../domain/operation/constraint.ts';
import { type Name, printName, sameName } from '../domain/operation/name.ts';
import type { Operation, OperationKind, OperationOf } from '../domain/operation/operation.ts';
import { constraintName } from '../rules/constraint-sql.ts';

/** What a pull request does as a whole, so that an operation can be judged by what comes before and after it. */
export interface Outlook {
  readonly createdIndexes: readonly OperationOf<'create-index'>[];
  readonly addedConstraints: readonly AddedConstraint[];
  readonly policies: ReadonlySet<string>;
  readonly triggers: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  /** Tables with row security that get a policy here. */
  readonly tablesWithPolicy: ReadonlySet<string>;
  /** Enums made here to take the place of one that is renamed away or dropped here. */
  readonly enumSwaps: readonly { readonly by: Name; readonly replaced: Name }[];
  /** Tables that are dropped here or lose columns. */
  readonly reducedTables: ReadonlySet<string>;
  /** Tables whose rows are changed or deleted here, those that are made here left out. */
  readonly changedTables: ReadonlySet<string>;
}

/** A constraint with the name that it has or that PostgreSQL gives it. */
export interface AddedConstraint {
  readonly table: Name;
  readonly name: string;
  readonly constraint: Constraint;
}

/** Looks over all operations of a pull request that go forward. */
export function outlookOf(operations: readonly Operation[]): Outlook {
  const policies = ofKind(operations, 'create-policy');
  const tables = ofKind(operations, 'create-table').filter(({ ifNotExists }) => !ifNotExists);
  const made = new Set(tables.map(({ table }) => tableKey(table)));
  return {
    createdIndexes: ofKind(operations, 'create-index'),
    addedConstraints: ofKind(operations, 'add-constraint').map(({ table, constraint }) => ({
      table,
      name: constraintName(table, constraint),
      constraint,
    })),
    policies: new Set(policies.map(({ table, policy }) => memberKey(table, policy))),
    triggers: new Set(
      ofKind(operations, 'create-trigger').map(({ table, trigger }) => memberKey(table, trigger)),
    ),
    functions: new Set(ofKind(operations, 'create-function').map((created) => tableKey(created.function))),
    tablesWithPolicy: new Set(policies.map(({ table }) => tableKey(table))),
    enumSwaps: enumSwaps(operations),
    reducedTables: new Set(
      ofKind(operations, 'drop-table', 'drop-column').map(({ table }) => tableKey(table)),
    ),
    changedTables: new Set(
      ofKind(operations, 'update', 'delete', 'merge')
        .map(({ table }) => tableKey(table))
        .filter((table) => !made.has(table)),
    ),
  };
}

/** The key of a table or another object with a schema, `public` where none is written. */
export function tableKey(name: Name): string {
  return printName({ schema: name.schema ?? 'public', name: name.name });
}

/** The key of what belongs to a table, such as a trigger. */
export function memberKey(table: Name, member: string): string {
  return `${tableKey(table)} ${member}`;
}

/**
 * PostgreSQL cannot remove a value from an enum, so another one takes its place: `mood` becomes `mood_old` and a new
 * `mood` is made, or a `mood_new` is made and becomes `mood` in the end. Either way an enum made here is in a rename.
 */
function enumSwaps(operations: readonly Operation[]): Outlook['enumSwaps'] {
  const enums = ofKind(operations, 'create-enum');
  return ofKind(operations, 'rename-type')
    .filter((rename) => enums.some((created) => sameName(created.type, rename.type)))
    .map(({ type, newName }) => ({ by: type, replaced: { ...type, name: newName } }));
}

function ofKind<K extends OperationKind>(
  operations: readonly Operation[],
  ...kinds: readonly K[]
): readonly OperationOf<K>[] {
  return operations.filter((operation): operation is OperationOf<K> =>
    kinds.some((kind) => kind === operation.kind),
  );
}

import type { Constraint } from '../domain/operation/constraint.ts';
import { type Name, printName, sameName } from '../domain/operation/name.ts';
import {
  isOneOf,
  type Operation,
  type OperationKind,
  type OperationOf,
} from '../domain/operation/operation.ts';
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
  const ofKind = byKind(operations);
  const policies = ofKind('create-policy');
  const tables = ofKind('create-table').filter(({ ifNotExists }) => !ifNotExists);
  const made = new Set(tables.map(({ table }) => tableKey(table)));
  return {
    createdIndexes: ofKind('create-index'),
    addedConstraints: ofKind('add-constraint').map(({ table, constraint }) => ({
      table,
      name: constraintName(table, constraint),
      constraint,
    })),
    policies: new Set(policies.map(({ table, policy }) => memberKey(table, policy))),
    triggers: new Set(ofKind('create-trigger').map(({ table, trigger }) => memberKey(table, trigger))),
    functions: new Set(ofKind('create-function').map((created) => tableKey(created.function))),
    tablesWithPolicy: new Set(policies.map(({ table }) => tableKey(table))),
    enumSwaps: enumSwaps(ofKind),
    reducedTables: new Set(ofKind('drop-table', 'drop-column').map(({ table }) => tableKey(table))),
    changedTables: new Set(
      ofKind('update', 'delete', 'merge')
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
function enumSwaps(ofKind: OfKind): Outlook['enumSwaps'] {
  const enums = ofKind('create-enum');
  return ofKind('rename-type')
    .filter((rename) => enums.some((created) => sameName(created.type, rename.type)))
    .map(({ type, newName }) => ({ by: type, replaced: { ...type, name: newName } }));
}

type OfKind = <K extends OperationKind>(...kinds: readonly K[]) => readonly OperationOf<K>[];

/** Finds operations by their kinds, and goes through all of them once for that. */
function byKind(operations: readonly Operation[]): OfKind {
  const groups = Map.groupBy(operations, ({ kind }) => kind);
  return <K extends OperationKind>(...kinds: readonly K[]) =>
    kinds.flatMap((kind) => (groups.get(kind) ?? []).filter((operation) => isOneOf(operation, [kind])));
}

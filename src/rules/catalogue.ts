import type { Constraint } from '../domain/operation/constraint.ts';
import type { SqlType } from '../domain/operation/expression.ts';
import type { IndexKey } from '../domain/operation/index-operation.ts';
import { type Name, printName } from '../domain/operation/name.ts';
import type { OperationOf } from '../domain/operation/operation.ts';

/**
 * What is known of the schema at one point of a pull request. A table, column, index or type that is missing here
 * is not known to be absent: as long as nothing says otherwise, the base branch has it.
 */
export interface Catalogue {
  /** By `keyOf`. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Whether a temporary table may be among them. */
  readonly hasTemporary?: boolean;
  /** Whether a partition may be among them. Both spare a look through all of them. */
  readonly hasPartitions?: boolean;
  /** Views and materialized views. */
  readonly views: ReadonlyMap<string, View>;
  readonly indexes: ReadonlyMap<string, Index>;
  readonly types: ReadonlyMap<string, UserType>;
  /** What is known of things besides that they are above or not, by `keyOfThing`. */
  readonly fates: ReadonlyMap<string, Fate>;
  /** Whether every migration before was read, in its order, and none of them used what none had made. */
  readonly whole?: boolean;
  /** Extensions that may have made relations or types of their own. */
  readonly extended?: 'types' | 'relations';
  /** Where unqualified names are looked for, and made in the first of them. */
  readonly searchPath: readonly string[];
}

/**
 * Since when something is there. `presumed-new` was made with IF NOT EXISTS, so the base branch may have it already:
 * adding to it is taken to block nobody, but taking something away from it is judged as if it were old.
 */
export type Origin = 'base' | 'new' | 'presumed-new' | 'temporary';

/**
 * `gone`: it was there, or may have been, and is not any more. `doubtful`: what was done to it may depend on a
 * condition at run time, so that nothing is claimed of it.
 */
export type Fate = 'gone' | 'doubtful';

/**
 * Days (`2026-01-16`) by the numbers of the migrations that did it; absent where it did not happen in what was read,
 * or the number is no date.
 */
export interface Dated {
  readonly created?: string;
  readonly changed?: string;
  /** When a comment said for the first time that it is deprecated. */
  readonly deprecated?: string;
}

/** What a COMMENT says of it. */
interface Commented {
  readonly comment?: string | undefined;
}

export interface Table extends Dated, Commented {
  readonly name: Name;
  readonly origin: Origin;
  readonly columns: ReadonlyMap<string, Column>;
  /** Those with a name, given or PostgreSQL's default. */
  readonly constraints: ReadonlyMap<string, KnownConstraint>;
  readonly triggers: ReadonlyMap<string, Trigger>;
  /** Of row security. */
  readonly policies: ReadonlyMap<string, Policy>;
  /** Whether it was made by its definition alone, so that it has no column or constraint that is not known. */
  readonly complete: boolean;
  /** What is known of its columns, constraints, triggers and policies besides, by `keyOfMember`. */
  readonly fates: ReadonlyMap<string, Fate>;
  /** The table that it is a partition of, and whether it is the one for the rows that belong into no other. */
  readonly partitionOf?: { readonly parent: Name; readonly isDefault: boolean };
}

export interface Column extends Dated, Commented {
  readonly name: string;
  readonly origin: Origin;
  /** Absent when it is not known. */
  readonly type?: SqlType;
  readonly notNull?: boolean;
  readonly hasDefault?: boolean;
  /** What a row gets that is made without a value, as it was written. */
  readonly default?: string | undefined;
  /** Whether an UPDATE has given it values. */
  readonly backfilled: boolean;
}

export interface KnownConstraint extends Dated {
  readonly constraint: Constraint;
  readonly origin: Origin;
  /** Whether every row is known to satisfy it. */
  readonly valid: boolean;
}

export interface Trigger extends Dated {
  readonly name: string;
  readonly origin: Origin;
  /** What it calls. */
  readonly function: Name;
}

export interface Policy extends Dated {
  readonly name: string;
  readonly origin: Origin;
  readonly permissive: boolean;
  readonly command: OperationOf<'create-policy'>['command'];
  /** Its USING and WITH CHECK as they were written. */
  readonly text: string;
}

export interface View extends Dated, Commented {
  readonly name: Name;
  readonly origin: Origin;
  readonly materialized: boolean;
  /** The tables and views that its query reads, by their full names. */
  readonly reads: readonly Name[];
  /** Names of columns in its query, of whichever table; `*` where it takes those of a table that is not known. */
  readonly columns: readonly string[];
  readonly triggers: ReadonlyMap<string, Trigger>;
}

export interface Index extends Dated {
  readonly name: Name;
  readonly table: Name;
  readonly origin: Origin;
  readonly unique: boolean;
  readonly method: string;
  readonly keys: readonly IndexKey[];
  readonly include: readonly string[];
  /** The text of its WHERE. */
  readonly where?: string;
}

export interface UserType extends Dated, Commented {
  readonly name: Name;
  readonly origin: Origin;
  readonly form: 'enum' | 'domain' | 'other';
  /** Of an enum, in its order; absent where not all of them are known. */
  readonly values?: readonly string[];
  /** What a domain is made of. */
  readonly base?: SqlType;
  /** Whether a domain refuses some values of its base; absent where it is not known. */
  readonly constrained?: boolean;
}

/** Where there are more tables, they are not looked through for what is about one of them: reading stays fast. */
export const MOST_TABLES = 2000;

/** The key of a name that was resolved. Made too often to look for all that needs quotes: only a dot needs them here. */
export function keyOf({ schema = 'public', name }: Name): string {
  return keyIn(schema, name);
}

function keyIn(schema: string, name: string): string {
  return schema.includes('.') || name.includes('.') ? printName({ schema, name }) : `${schema}.${name}`;
}

/** The places where PostgreSQL looks for a name, in its order. */
export function candidates(name: Name, searchPath: readonly string[]): readonly Name[] {
  if (name.schema !== undefined) return [name];
  return [TEMPORARY, ...searchPath].map((schema) => ({ schema, name: name.name }));
}

/** Temporary tables hide others. */
const TEMPORARY = 'pg_temp';

export function findTable({ tables, searchPath }: Catalogue, name: Name): Table | undefined {
  return find(tables, name, searchPath);
}

export function findView({ views, searchPath }: Catalogue, name: Name): View | undefined {
  return find(views, name, searchPath);
}

export function findIndex({ indexes, searchPath }: Catalogue, name: Name): Index | undefined {
  return find(indexes, name, searchPath);
}

export function findType({ types, searchPath }: Catalogue, name: Name): UserType | undefined {
  return find(types, name, searchPath);
}

export function findColumn(catalogue: Catalogue, table: Name, column: string): Column | undefined {
  return findTable(catalogue, table)?.columns.get(column);
}

function find<T>(known: ReadonlyMap<string, T>, name: Name, searchPath: readonly string[]): T | undefined {
  if (known.size === 0) return undefined;
  if (name.schema !== undefined) return known.get(keyOf(name));
  let found = known.get(keyIn(TEMPORARY, name.name));
  for (let at = 0; found === undefined && at < searchPath.length; at++)
    found = known.get(keyIn(searchPath[at] ?? '', name.name));
  return found;
}

/** Whether nobody can be using it yet: what is added to it, or checked in it, blocks nobody. */
export function isNew(thing: { readonly origin: Origin } | undefined): boolean {
  return thing !== undefined && thing.origin !== 'base';
}

/** Whether it is certain that nobody can be using it yet: only then may it be taken away without harm. */
export function isSurelyNew(thing: { readonly origin: Origin } | undefined): boolean {
  return thing?.origin === 'new' || thing?.origin === 'temporary';
}

/** Whether the table is new in this pull request, so that adding to it blocks nobody. */
export function isNewTable(catalogue: Catalogue, table: Name): boolean {
  return isNew(findTable(catalogue, table));
}

/** Whether the table is certainly new in this pull request, so that nothing of value is lost with it. */
export function isSurelyNewTable(catalogue: Catalogue, table: Name): boolean {
  return isSurelyNew(findTable(catalogue, table));
}

/** Whether a table that is new itself, or this column of an older one, came with this pull request for certain. */
export function isSurelyNewColumn(catalogue: Catalogue, table: Name, column: string): boolean {
  return isSurelyNewTable(catalogue, table) || isSurelyNew(findColumn(catalogue, table, column));
}

/** Whether a valid CHECK or an earlier NOT NULL already says that no row lacks a value in the column. */
export function provesNotNull(catalogue: Catalogue, table: Name, column: string): boolean {
  const known = findTable(catalogue, table);
  if (known?.columns.get(column)?.notNull === true) return true;
  return [...(known?.constraints.values() ?? [])].some(
    ({ constraint, valid }) =>
      valid && constraint.type === 'check' && constraint.provesNotNull.includes(column),
  );
}

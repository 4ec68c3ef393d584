import type { SqlType } from '../domain/operation/expression.ts';
import type { Name } from '../domain/operation/name.ts';

/** What is made, changed and dropped. A column, constraint, trigger, policy or rule is known by its table, too. */
export interface Ref {
  /** `table`, `index`, `column`, … as people call it. */
  readonly kind: string;
  readonly name: Name;
  readonly of?: Name;
}

interface OnThing {
  readonly thing: Ref;
  /** What takes it along when it is dropped. */
  readonly within: readonly Ref[];
}

export interface Making extends OnThing {
  readonly change: 'make';
  /** OR REPLACE: it may have been there before, and be another from now on. */
  readonly replaces: boolean;
  /** IF NOT EXISTS of what is shared with others: it is left alone by who goes back. */
  readonly shared: boolean;
  /** Its name is PostgreSQL's choice. */
  readonly unnamed: boolean;
  readonly temporary: boolean;
  /** What cannot be dropped while it is there. */
  readonly uses: readonly Ref[];
}

export interface Dropping extends OnThing {
  readonly change: 'drop';
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

export interface Renaming extends OnThing {
  readonly change: 'rename';
  readonly to: Name;
}

/** One of its properties is given another value. */
export interface Setting extends OnThing {
  readonly change: 'set';
  readonly aspect: string;
  /** For properties with two or more known values: what it is from then on. */
  readonly value?: string;
  /** What the type of a column is from then on. */
  readonly type?: SqlType;
}

export interface RowChange {
  readonly change: 'rows';
  readonly table: Name;
  readonly how: 'added' | 'changed' | 'removed' | 'merged';
  /** Those that an UPDATE writes. */
  readonly columns: readonly string[];
}

export interface PrivilegeChange {
  readonly change: 'grant' | 'revoke';
  readonly on: readonly Ref[];
  readonly roles: readonly string[];
}

/** What an operation does to what is there, as far as going back is concerned. */
export type Effect =
  | Making
  | Dropping
  | Renaming
  | Setting
  | RowChange
  | PrivilegeChange
  /** It leaves nothing that would have to be taken back. */
  | { readonly change: 'none'; readonly because: string }
  /** PostgreSQL takes it back in no way short of making the thing anew. */
  | (OnThing & { readonly change: 'forever'; readonly because: string })
  | { readonly change: 'unknown'; readonly because: string };

/** How a thing is made, unless more is to be said of it. */
export function making(thing: Ref, more: Partial<Omit<Making, 'change' | 'thing'>> = {}): Making {
  return {
    change: 'make',
    thing,
    within: [],
    replaces: false,
    shared: false,
    unnamed: false,
    temporary: false,
    uses: [],
    ...more,
  };
}

/** A thing that has a name of its own, in its schema. */
export function own(kind: string, name: Name): Ref {
  return { kind, name };
}

/** The type of a column, or of what a domain is made of. */
export function typeRef({ schema, name }: SqlType): Ref {
  return own('type', schema === undefined ? { name } : { schema, name });
}

/** A thing that is known by its table. */
export function part(kind: string, table: Name, name: string): Ref {
  return { kind, name: { name }, of: table };
}

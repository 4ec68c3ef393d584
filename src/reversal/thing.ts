import { type Name, printIdentifier } from '../domain/operation/name.ts';
import type { Operation } from '../domain/operation/operation.ts';
import { keyOf } from '../rules/catalogue.ts';
import type { Effect } from './effect.ts';

/** One thing in the course of a script: what was there before it, or what it makes. */
export interface Thing {
  readonly kind: string;
  /** Resolved; a part's has no schema. It is the name of the moment, and in the end the last one. */
  name: Name;
  /** The table of a column, constraint, trigger or policy. */
  readonly owner: Thing | undefined;
  /** The name that it had before the script; absent where the script makes it. */
  readonly before: Name | undefined;
  /** What takes it along when it is dropped. */
  readonly within: Set<Thing>;
  readonly parts: Set<Thing>;
  /** What cannot be dropped while it is there. */
  uses: readonly Thing[];
  unnamed: boolean;
  temporary: boolean;
  made: Step | undefined;
  dropped: Step | undefined;
  renamed: Step | undefined;
}

/** An operation in its place, with the things that its names meant there. */
export interface Step {
  readonly at: number;
  readonly operation: Operation;
  /** What it is for; what comes along with that is only in the things. */
  readonly effect: Effect;
  /** Absent where it is about no one thing. */
  thing: Thing | undefined;
  readonly within: readonly Thing[];
  /** The columns that an UPDATE writes, the type that a column gets, or what privileges are on. */
  readonly about: readonly Thing[];
}

/** Whether the script made it, and nothing was there under its name before. */
export function isNew({ made, before, owner }: Thing): boolean {
  return (made !== undefined && before === undefined) || (owner !== undefined && isNew(owner));
}

/** How a thing was known before the script; undefined for what was not there. */
export function pathBefore({ kind, before, owner }: Thing): string | undefined {
  return pathOf(kind, before, owner, pathBefore);
}

/** How it is known after the script; undefined for what is gone by then. */
export function pathAfter({ kind, name, dropped, owner }: Thing): string | undefined {
  return dropped === undefined ? pathOf(kind, name, owner, pathAfter) : undefined;
}

function pathOf(
  kind: string,
  name: Name | undefined,
  owner: Thing | undefined,
  path: (thing: Thing) => string | undefined,
): string | undefined {
  if (name === undefined) return undefined;
  if (owner === undefined) return `${kind} ${keyOf(name)}`;
  const table = path(owner);
  return table === undefined ? undefined : `${table} ${kind} ${printIdentifier(name.name)}`;
}

/** ``column `status` of `bookings` ``, in backticks for a sentence. */
export function describe({ kind, name, owner }: Thing): string {
  const own = `${kind} \`${inPublic(name)}\``;
  return owner === undefined ? own : `${own} of \`${inPublic(owner.name)}\``;
}

function inPublic({ schema, name }: Name): string {
  return schema === undefined || schema === 'public' ? name : `${schema}.${name}`;
}

import type { Category } from '../../domain/category.ts';
import type { RiskLevel } from '../../domain/level.ts';
import { type Name, printName } from '../../domain/operation/name.ts';
import type { OperationKind, OperationOf } from '../../domain/operation/operation.ts';
import { type Catalogue, isNewTable, isSurelyNewTable } from '../../rules/catalogue.ts';
import type { Outlook } from '../outlook.ts';

/** The level of an operation in its place; `unknown` is for the policy to say. */
export interface Classification {
  readonly level: RiskLevel | 'unknown';
  readonly categories: readonly Category[];
  /** What it does, as the end of a sentence that begins with the migration. */
  readonly summary: string;
  /** Why it has its level, as half a sentence. */
  readonly reason: string;
}

/** What the level of an operation depends on: what is known before it, and what the pull request does besides. */
export interface LevelContext {
  readonly catalogue: Catalogue;
  readonly outlook: Outlook;
  /** The session's, where the script sets it. */
  readonly timeZone?: string | undefined;
}

/** The level of each of some kinds of operation; a kind that is left out is a type error. */
export type Classifiers<K extends OperationKind> = {
  readonly [Kind in K]: (operation: OperationOf<Kind>, context: LevelContext) => Classification;
};

/** Additive, and nothing that is there changes. */
export function low(summary: string, reason: string, ...categories: Category[]): Classification {
  return { level: 'low', summary, reason, categories };
}

/** Something that is there changes, and code may have to change with it. */
export function medium(summary: string, reason: string, ...categories: Category[]): Classification {
  return { level: 'medium', summary, reason, categories };
}

/** Something may be lost, or stop working, and is hard to have back. */
export function high(summary: string, reason: string, ...categories: Category[]): Classification {
  return { level: 'high', summary, reason, categories };
}

/** Nobody can tell from the SQL. */
export function unknown(summary: string, reason: string, ...categories: Category[]): Classification {
  return { level: 'unknown', summary, reason, categories };
}

/** A name as code. */
export function code(name: Name | string): string {
  return `\`${(typeof name === 'string' ? name : printName(name)).replaceAll('`', "'")}\``;
}

/** `a`, `b` and `c` as code. */
export function codes(names: readonly (Name | string)[]): string {
  const shown = names.map(code);
  const last = shown.at(-1) ?? 'nothing';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** The classification, unless the table is new, so that it matters to nobody. */
export function unlessNew(
  table: Name,
  { catalogue }: LevelContext,
  classification: Classification,
): Classification {
  return isNewTable(catalogue, table) ? low(classification.summary, NEW_TABLE) : classification;
}

/** The same, where something is taken away: then it must be certain that the table is new. */
export function unlessSurelyNew(
  table: Name,
  { catalogue }: LevelContext,
  classification: Classification,
): Classification {
  return isSurelyNewTable(catalogue, table) ? low(classification.summary, NEW_TABLE) : classification;
}

export const NEW_TABLE = 'the table is new in this pull request, and nothing uses it yet';

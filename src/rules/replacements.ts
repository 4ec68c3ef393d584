import { once } from '../domain/once.ts';
import { type Name, printName, sameName } from '../domain/operation/name.ts';
import type { OperationKind } from '../domain/operation/operation.ts';
import { isBackup } from './backups.ts';
import type { OperationContext } from './context.ts';
import type { Drop } from './drops.ts';
import { wordsOf } from './mentions.ts';

/** What may bring something that takes the place of what is dropped. */
export const REPLACING = [
  'add-column',
  'rename-column',
  'rename-table',
  'create-table',
  'insert',
  'update',
  'merge',
] as const satisfies readonly OperationKind[];

type Replacing = OperationContext<(typeof REPLACING)[number]>;

/** A step that may replace something, and what it says. */
interface Candidate {
  /** Its place among all of them. */
  readonly at: number;
  readonly operation: Replacing['operation'];
  readonly says: Says;
}

/**
 * Finds what takes the place of what is dropped. The steps are looked up by what they could replace, so that none is
 * left out, however many there are.
 *
 * @returns from a drop to how the first of the steps brings what takes its place, as a clause; undefined where none
 * does.
 */
export function replacementsAmong(steps: readonly Replacing[]): (drop: Drop) => string | undefined {
  const bySubject = new Map<string, Candidate[]>();
  const saying = saysBySource();
  for (const [at, { operation, source }] of steps.entries()) {
    const candidate: Candidate = { at, operation, says: saying(source) };
    for (const subject of subjectsOf(operation)) {
      const others = bySubject.get(subject);
      if (others === undefined) bySubject.set(subject, [candidate]);
      else others.push(candidate);
    }
  }
  return (drop) => {
    const found = subjectsOfDrop(drop).flatMap((subject) => {
      const first = bySubject.get(subject)?.find((each) => replaces(drop, each));
      return first === undefined ? [] : [first];
    });
    const [first] = found.toSorted((a, b) => a.at - b.at);
    return first && replacementOf(drop, first);
  };
}

/** What an operation could take the place of. */
function subjectsOf(operation: Replacing['operation']): readonly string[] {
  const { name } = operation.table;
  switch (operation.kind) {
    case 'add-column':
      return [`columns of ${name}`];
    case 'rename-column':
      return [`${operation.newName} of ${name}`];
    case 'rename-table':
      return [`table ${operation.newName}`];
    case 'create-table':
      return [`table ${name}`, ...rowsRead(operation)];
    case 'insert':
    case 'update':
    case 'merge':
      return rowsRead(operation);
  }
}

function rowsRead(operation: Writing): readonly string[] {
  return [...new Set(readsOf(operation).map(({ name }) => `rows of ${name}`))];
}

function subjectsOfDrop(drop: Drop): readonly string[] {
  const { name } = drop.table;
  return drop.kind === 'drop-table'
    ? [`table ${name}`, `rows of ${name}`]
    : [`columns of ${name}`, `${drop.column} of ${name}`, `rows of ${name}`];
}

/**
 * Whether an operation brings what takes the place of a column or table that is dropped: a new column of the same
 * table, another one under the old name, or its rows carried over into a table that is no backup.
 */
function replaces(drop: Drop, { operation, says }: Candidate): boolean {
  const { table } = operation;
  switch (operation.kind) {
    case 'rename-table':
      return drop.kind === 'drop-table' && sameName({ ...table, name: operation.newName }, drop.table);
    case 'add-column':
      return drop.kind === 'drop-column' && sameName(table, drop.table);
    case 'rename-column':
      return drop.kind === 'drop-column' && sameName(table, drop.table) && operation.newName === drop.column;
    case 'create-table':
    case 'insert':
    case 'update':
    case 'merge':
      return isCarriedOver(drop, operation, says) || isMadeAgain(drop, operation);
  }
}

/** How it does, as a clause. */
function replacementOf(drop: Drop, { operation }: Candidate): string {
  const name = `\`${printName(operation.table)}\``;
  switch (operation.kind) {
    case 'rename-table':
      return `${name} gets its name`;
    case 'add-column':
      return `\`${operation.column.name}\` is added to the same table`;
    case 'rename-column':
      return `\`${operation.column}\` gets its name`;
    case 'create-table':
    case 'insert':
    case 'update':
    case 'merge':
      return isMadeAgain(drop, operation) ? `${name} is made again` : `its values go to ${name}`;
  }
}

type Writing = OperationContext<'create-table' | 'insert' | 'update' | 'merge'>['operation'];

function isCarriedOver(drop: Drop, operation: Writing, says: Says): boolean {
  const { table } = operation;
  if (isBackup(table) || sameName(table, drop.table)) return false;
  if (!readsOf(operation).some((read) => sameName(read, drop.table))) return false;
  return drop.kind === 'drop-table' || says(drop.column) || says('*');
}

function readsOf(operation: Writing): readonly Name[] {
  return operation.kind === 'create-table' ? (operation.asQuery?.reads ?? []) : operation.reads;
}

/** The table is made again, with other columns. */
function isMadeAgain(drop: Drop, { kind, table }: Writing): boolean {
  return drop.kind === 'drop-table' && kind === 'create-table' && sameName(table, drop.table);
}

/** Whether a statement has an identifier in it. */
type Says = (identifier: string) => boolean;

/** What each source says, told once of each: a block of code is the source of all that is done in it. */
function saysBySource(): (source: string) => Says {
  const known = new Map<string, Says>();
  return (source) => {
    const says = known.get(source) ?? saysOf(source);
    known.set(source, says);
    return says;
  };
}

function saysOf(source: string): Says {
  const words = once(() => new Set(wordsOf(source)));
  const others = new Map<string, boolean>();
  return (identifier) => {
    if (isWord(identifier)) return words().has(identifier.toLowerCase());
    const found = others.get(identifier) ?? source.includes(identifier);
    others.set(identifier, found);
    return found;
  };
}

/** Whether SQL has an identifier in it, however it is written. */
export function mentions(sql: string, identifier: string): boolean {
  return saysOf(sql)(identifier);
}

function isWord(identifier: string): boolean {
  return /^[\p{L}\p{N}_$]+$/u.test(identifier);
}

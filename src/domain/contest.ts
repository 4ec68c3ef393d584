import { type Name, printName } from './operation/name.ts';
import type { Operation } from './operation/operation.ts';
import type { Claim, ClaimedNumber } from './other-pull.ts';

/** What two pull requests can claim both. */
export type Claimed = Pick<Claim, 'migrations' | 'objects'>;

/** Whether two pull requests cannot both be merged as they are, or change the same thing. */
export function contests(claim: Claimed, other: Claimed): boolean {
  return contestedNumbers(claim, other).length > 0 || contestedObjects(claim, other).length > 0;
}

/** The migrations of the first that have a number, or a path, that one of the other's has, in the same folder. */
export function contestedNumbers(claim: Claimed, other: Claimed): readonly ClaimedNumber[] {
  const taken = new Set(other.migrations.map(placeOf));
  return claim.migrations.filter((migration) => taken.has(placeOf(migration)));
}

/** Tables that both change. */
export function contestedObjects(claim: Claimed, other: Claimed): readonly string[] {
  return claim.objects.filter((object) => other.objects.includes(object));
}

/** Tables that are changed, and names of tables that are made: two of the same name cannot both be. */
export function claimedObjects(operations: readonly Operation[]): readonly string[] {
  const tables = operations.flatMap((operation) => ('table' in operation ? tableOf(operation.table) : []));
  return [...new Set(tables)].toSorted();
}

function tableOf(table: Name | undefined): readonly string[] {
  return table === undefined ? [] : [printName({ schema: table.schema ?? 'public', name: table.name })];
}

/** A number counts by its value, however it is padded. */
function placeOf({ path, number }: ClaimedNumber): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return number === undefined ? path : `${folder} ${number.replace(/^0+(?=\d)/, '').toUpperCase()}`;
}

import type { Claim, ClaimedNumber } from '../domain/other-pull.ts';

/** Whether two pull requests cannot both be merged as they are, or change the same thing. */
export function contests(claim: Claim, other: Claim): boolean {
  return contestedNumbers(claim, other).length > 0 || contestedObjects(claim, other).length > 0;
}

/** The migrations of the first that have a number, or a path, that one of the other's has, in the same folder. */
export function contestedNumbers(claim: Claim, other: Claim): readonly ClaimedNumber[] {
  const taken = new Set(other.migrations.map(placeOf));
  return claim.migrations.filter((migration) => taken.has(placeOf(migration)));
}

/** Tables and other objects that both change. */
export function contestedObjects(claim: Claim, other: Claim): readonly string[] {
  return claim.objects.filter((object) => other.objects.includes(object));
}

/** A number counts by its value, however it is padded. */
function placeOf({ path, number }: ClaimedNumber): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return number === undefined ? path : `${folder} ${number.replace(/^0+(?=\d)/, '').toUpperCase()}`;
}

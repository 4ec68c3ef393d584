/**
 * A maximum bipartite matching of people to places, by augmenting paths (Kuhn's algorithm): each person takes one
 * place at most, and no other assignment fills more places. Where not all can be filled, earlier ones are.
 *
 * @param places the people that may take each place, as indices.
 * @returns who took each place; undefined where it stays free.
 */
export function matchPeople(places: readonly (readonly number[])[]): readonly (number | undefined)[] {
  const placeOf = new Map<number, number>();
  for (const place of places.keys()) fill(place, places, placeOf, new Set());
  const taken: (number | undefined)[] = places.map(() => undefined);
  for (const [person, place] of placeOf) taken[place] = person;
  return taken;
}

/** Seats somebody at the place, moving others on to further places where they may sit. */
function fill(
  place: number,
  places: readonly (readonly number[])[],
  placeOf: Map<number, number>,
  asked: Set<number>,
): boolean {
  const fitting = places[place] ?? [];
  const free = fitting.find((person) => !placeOf.has(person));
  if (free !== undefined) {
    placeOf.set(free, place);
    return true;
  }
  for (const person of fitting) {
    if (asked.has(person)) continue;
    asked.add(person);
    const present = placeOf.get(person);
    if (present === undefined || fill(present, places, placeOf, asked)) {
      placeOf.set(person, place);
      return true;
    }
  }
  return false;
}

import type { Migration } from '../domain/migration.ts';
import { compareNaturally } from '../domain/natural-order.ts';
import type { Revision, Script } from '../domain/script.ts';

/** What tells when a migration runs. */
type Place = Pick<Migration, 'path' | 'direction' | 'number'>;

/** Migrations in the order in which they run, as far as it can be told. */
export interface Order<T> {
  readonly ordered: readonly T[];
  /** Whether it is certain. */
  readonly known: boolean;
  /** Whether all that run before one of them are among them. */
  readonly rooted: boolean;
}

interface Ordered {
  readonly migration: Migration;
  readonly script: Script | undefined;
}

/** Alembic's revisions say in the file which ones they come after; all others are told by their numbers. */
export function inOrder<T extends Ordered>(migrations: readonly T[]): Order<T> {
  const byNumber = migrations.toSorted((a, b) => compareMigrations(a.migration, b.migration));
  const isRevision = ({ migration }: Ordered) =>
    migration.tool === 'alembic' && migration.change !== 'removed';
  const revisions = byNumber.filter(isRevision);
  if (revisions.length === 0) return { ordered: byNumber, known: true, rooted: true };
  const { ordered, known, rooted } = afterParents(revisions);
  return { ordered: [...byNumber.filter((each) => !isRevision(each)), ...ordered], known, rooted };
}

/**
 * Each revision after those that it comes after; between branches, which Alembic runs in any order, as they came.
 * Those without an order (no revision, one that is there twice, or a circle) keep theirs.
 */
function afterParents<T extends Ordered>(revisions: readonly T[]): Order<T> {
  const byId = new Map<string, T>();
  const told = revisions.flatMap((each) => {
    const revision = each.script?.revision;
    if (revision !== undefined) byId.set(revision.id, each);
    return revision ?? [];
  });
  const rooted = told.every(({ after }) => after.every((id) => byId.has(id)));
  const unknown: Order<T> = { ordered: revisions, known: false, rooted };
  if (told.length < revisions.length || byId.size < revisions.length) return unknown;
  const waiting = new Map(told.map(({ id, after }) => [id, after.filter((each) => byId.has(each)).length]));
  const next = followers(told);
  const ready = told.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
  const ordered: T[] = [];
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    ordered.push(...[byId.get(id)].filter((each) => each !== undefined));
    for (const follower of next.get(id) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) ready.push(follower);
    }
  }
  return ordered.length < revisions.length ? unknown : { ordered, known: true, rooted };
}

/** Which revisions come right after one. */
function followers(revisions: readonly Revision[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  for (const { id, after } of revisions)
    for (const before of after) next.set(before, [...(next.get(before) ?? []), id]);
  return next;
}

/** The order in which migrations run: by number, those without one after them, repeatable ones last. */
export function compareMigrations(a: Place, b: Place): number {
  return (
    rankOf(a) - rankOf(b) ||
    compareNaturally(a.number ?? a.path, b.number ?? b.path) ||
    compareNaturally(a.path, b.path)
  );
}

function rankOf({ direction, number }: Place): number {
  if (direction === 'repeatable') return 2;
  return number === undefined ? 1 : 0;
}

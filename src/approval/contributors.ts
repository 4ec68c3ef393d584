import type { Commit, CommitPart } from '../domain/snapshot.ts';

/** A part that somebody had in the pull request's commits. */
export interface Contribution {
  readonly part: CommitPart;
  readonly commit: string;
}

/** Who wrote the pull request, so far as GitHub knows them. */
export interface Contributors {
  /** The first contribution of each login, in lower case. */
  readonly known: ReadonlyMap<string, Contribution>;
  /** Commits with an author, co-author or committer that GitHub has no account for. */
  readonly unattributed: readonly string[];
}

/** Everyone who had a part in the commits: they wrote what is to be approved, so they cannot approve it. */
export function contributorsOf(commits: readonly Commit[]): Contributors {
  const known = new Map<string, Contribution>();
  const unattributed = new Set<string>();
  for (const { sha, people } of commits)
    for (const person of people) {
      if (person.kind === 'unattributed') unattributed.add(sha);
      else {
        const login = person.login.toLowerCase();
        if (!known.has(login)) known.set(login, { part: person.part, commit: sha });
      }
    }
  return { known, unattributed: [...unattributed] };
}

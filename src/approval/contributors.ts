import type { Commit, ContributionPart, Snapshot } from '../domain/snapshot.ts';

/** A part that somebody had in the pull request's commits. */
export interface Contribution {
  readonly part: ContributionPart;
  readonly commit: string;
}

/** Who wrote the pull request, so far as GitHub knows them. */
export interface Contributors {
  /** The first contribution of each login, in lower case. */
  readonly known: ReadonlyMap<string, Contribution>;
  /** Commits with an author, co-author or committer that GitHub has no account for. */
  readonly unattributed: readonly string[];
}

/**
 * Everyone who had a part in the commits, or pushed them under whatever name: what is to be approved is theirs, so
 * they cannot approve it.
 */
export function contributorsOf({ commits, acts }: Pick<Snapshot, 'commits' | 'acts'>): Contributors {
  const named = commits.items.flatMap(contributionsOf);
  const pushed = acts.flatMap((act) =>
    act.kind === 'push' ? [{ login: act.by, part: 'pusher' as const, commit: act.head }] : [],
  );
  const known = new Map<string, Contribution>();
  for (const { login, ...contribution } of [...named, ...pushed])
    if (!known.has(login.toLowerCase())) known.set(login.toLowerCase(), contribution);
  const unattributed = commits.items.filter(({ people }) =>
    people.some(({ kind }) => kind === 'unattributed'),
  );
  return { known, unattributed: unattributed.map(({ sha }) => sha) };
}

function contributionsOf({ sha, people }: Commit): readonly (Contribution & { readonly login: string })[] {
  return people.flatMap((person) =>
    person.kind === 'account' ? [{ login: person.login, part: person.part, commit: sha }] : [],
  );
}

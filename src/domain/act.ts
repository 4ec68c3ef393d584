import type { Sha } from './repository.ts';

/** What somebody did on a pull request beside reviewing it. Whether it counts is decided at each evaluation. */
export type Act =
  | (ActFacts & { readonly kind: 'tick' | 'untick'; readonly item: string })
  | (ActFacts & { readonly kind: 'waiver'; readonly item: string; readonly reason: string })
  | (ActFacts & { readonly kind: 'emergency'; readonly reason: string })
  /** Pushed this head, whoever is named in its commits. */
  | (ActFacts & { readonly kind: 'push'; readonly head: Sha });

interface ActFacts {
  /** Names it once and for all, so that it is recorded once: the comment or the delivery it came by. */
  readonly id: string;
  /** The login of whoever did it. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The digest of what they had before them; absent where it was done before anything was evaluated. */
  readonly digest?: string;
  readonly head?: Sha;
}

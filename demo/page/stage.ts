import type { Act } from './act.ts';
import type { PullView } from './pull-view.ts';

/** Where the page's pull requests live. */
export interface Stage {
  /** `owner/name`. */
  readonly repository: string;
  pulls(): readonly PullView[];
  pull(number: number): PullView | undefined;
  /** The text of a file at a commit. */
  file(sha: string, path: string): string | undefined;
  /** Does it, and says in a sentence what was done; throws `ActRefused` where GitHub would refuse. */
  act(number: number, act: Act): Promise<string>;
  /** Calls back after every change; returns how to stop that. */
  onChange(listener: () => void): () => void;
}

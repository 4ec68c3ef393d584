import type { Act } from '../page/act.ts';
import type { StatusView } from '../page/pull-view.ts';

/** One step of the story: what is told, what is done, and what GitHub must show afterwards. */
export interface Step {
  readonly pull: number;
  readonly tell: string;
  readonly act: Act | { readonly kind: 'open' };
  readonly expect: Expected;
}

export type Expected =
  /** What the pull request shows once the app is done. */
  | {
      readonly kind: 'shows';
      readonly state: StatusView['state'];
      /** The status, word by word. */
      readonly description: string;
      /** Each is somewhere in the app's comment, as a person reads it: links and marks left out. */
      readonly comment?: readonly string[];
    }
  /** GitHub itself will not have it, and says so. */
  | { readonly kind: 'refused'; readonly message: string };

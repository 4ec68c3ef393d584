import type { Account } from '../state/account.ts';
import type { Installation } from '../state/installation.ts';
import type { World } from '../state/world.ts';

/** Who asks. */
export type Viewer =
  | { readonly kind: 'app' }
  | { readonly kind: 'installation'; readonly installation: Installation }
  | { readonly kind: 'person'; readonly account: Account }
  | { readonly kind: 'nobody' };

/** The account that writes are attributed to. */
export function accountOf(world: World, viewer: Viewer): Account | undefined {
  switch (viewer.kind) {
    case 'installation':
      return world.app.bot;
    case 'person':
      return viewer.account;
    case 'app':
    case 'nobody':
      return undefined;
  }
}

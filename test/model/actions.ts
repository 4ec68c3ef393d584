import fc from 'fast-check';
import type { ChangeKind, Draw } from './changes.ts';
import { MOVED, REVIEWERS, SQL } from './team.ts';

/** One thing that happens. */
export interface Action extends Draw {
  readonly kind: ActionKind;
}

/** What becomes of webhooks and jobs, and of the gate's process. */
type FateKind =
  | 'deliver'
  | 'deliver-all'
  | 'lose'
  | 'duplicate'
  | 'work'
  | 'race'
  | 'restart'
  | 'lose-database';

export type ActionKind = ChangeKind | FateKind;

/** What can happen, and how often beside the others. */
const WEIGHTS: Readonly<Record<ActionKind, number>> = {
  push: 6,
  'push-aside': 2,
  remove: 2,
  rename: 2,
  'force-push': 4,
  rebase: 3,
  'edit-policy-here': 1,
  'edit-old-migration': 1,
  approve: 14,
  'request-changes': 3,
  'comment-review': 1,
  dismiss: 3,
  'change-team': 3,
  'change-permission': 3,
  'change-policy': 2,
  retarget: 2,
  close: 1,
  reopen: 2,
  draft: 1,
  ready: 1,
  deliver: 10,
  'deliver-all': 8,
  lose: 4,
  duplicate: 3,
  work: 10,
  race: 4,
  restart: 1,
  'lose-database': 1,
};

const kinds = Object.entries(WEIGHTS).map(([kind, weight]) => ({
  weight,
  arbitrary: fc.constant(kind as ActionKind),
}));

const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.oneof(...kinds),
  pull: fc.nat({ max: 1 }),
  who: fc.nat({ max: Math.max(REVIEWERS.length, MOVED.length) - 1 }),
  what: fc.nat({ max: SQL.length * 2 - 1 }),
  flag: fc.boolean(),
});

/** A random history of two pull requests. */
export const histories: fc.Arbitrary<readonly Action[]> = fc.array(action, { maxLength: 40, size: 'max' });

import fc from 'fast-check';
import { type ChangeKind, type Draw, isChange, makeChange } from '../model/changes.ts';
import type { Stage } from '../model/stage.ts';
import { MOVED, REVIEWERS, SQL } from '../model/team.ts';

/** What leaves verdicts as they are, or should. */
type AsideKind = 'comment' | 'recheck' | 'tick' | 'base-push';

/** What can happen, and how often beside the others. Policies stay: what a review was given under is not to be had again from GitHub. */
const WEIGHTS: Readonly<Partial<Record<ChangeKind, number>> & Record<AsideKind, number>> = {
  push: 8,
  'push-aside': 3,
  remove: 1,
  rename: 2,
  'force-push': 4,
  rebase: 2,
  'edit-policy-here': 1,
  'edit-old-migration': 1,
  approve: 16,
  'request-changes': 3,
  'comment-review': 2,
  dismiss: 4,
  'change-team': 2,
  'change-permission': 2,
  retarget: 3,
  close: 1,
  reopen: 4,
  draft: 1,
  ready: 1,
  comment: 4,
  recheck: 1,
  tick: 8,
  'base-push': 1,
};

export interface Happening extends Omit<Draw, 'pull'> {
  readonly kind: ChangeKind | AsideKind;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.oneof(
    ...Object.entries(WEIGHTS).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.constant(kind as Happening['kind']),
    })),
  ),
  who: fc.nat({ max: Math.max(REVIEWERS.length, MOVED.length) - 1 }),
  what: fc.nat({ max: SQL.length * 2 - 1 }),
  flag: fc.boolean(),
});

/** So many things that happen, the same for the same seed. */
export function drawHappenings(count: number, seed: number): readonly Happening[] {
  return fc.sample(happening, { numRuns: count, seed });
}

/** Makes it happen on GitHub and in the model; what GitHub refuses does not happen. */
export function happen(stage: Stage, pull: number, { kind, ...draw }: Happening): void {
  // Reviews that GitHub moves along with a force-push are known only to who saw them before.
  if (isChange(kind))
    makeChange(stage, kind, { ...draw, pull, flag: draw.flag && kind !== 'force-push' && kind !== 'rebase' });
  else ASIDE[kind](stage, pull, draw);
}

const ASIDE: Readonly<Record<AsideKind, (stage: Stage, pull: number, draw: Omit<Draw, 'pull'>) => void>> = {
  comment: (stage, pull, { who }) => say(stage, pull, who, 'Have you thought of the old rows?'),
  recheck: (stage, pull, { who }) => say(stage, pull, who, '/migration-gate recheck'),
  tick: (stage, pull, { who, what }) => {
    const { shop, number } = at(stage, pull);
    const { bot } = stage.github.app;
    const comment = shop.comments(number).find(({ author }) => author === bot);
    const boxes = [...(comment?.body.matchAll(/^- \[[ x]\] /gm) ?? [])];
    const box = boxes[what % Math.max(1, boxes.length)];
    if (comment === undefined || box === undefined) return;
    const { body } = comment;
    const place = box.index + '- ['.length;
    const mark = body[place] === ' ' ? 'x' : ' ';
    shop.editComment(comment.id, reviewer(who), body.slice(0, place) + mark + body.slice(place + 1));
  },
  'base-push': ({ shop, world }, _, { what, flag }) => {
    const base = [...world.policies.keys()][what % world.policies.size] ?? 'main';
    const name = `extra_${shop.head(base).slice(0, 12)}`;
    const files = flag
      ? { 'README.md': `${name}\n` }
      : { [`db/migrations/9000_${name}.sql`]: `CREATE TABLE ${name} (id bigint PRIMARY KEY);\n` };
    shop.commit(base, files, { author: 'lea' });
  },
};

function say(stage: Stage, pull: number, who: number, words: string): void {
  const { shop, number } = at(stage, pull);
  shop.comment(number, reviewer(who), words);
}

function at({ shop, world }: Stage, pull: number): { readonly shop: Stage['shop']; readonly number: number } {
  const number = world.pulls[pull]?.number;
  if (number === undefined) throw new Error(`There is no pull request ${pull}.`);
  return { shop, number };
}

function reviewer(who: number): string {
  return REVIEWERS[who % REVIEWERS.length] ?? 'lea';
}

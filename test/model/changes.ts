import { Refused } from '../support/github/state/refused.ts';
import { contentOf, type ModelPull, type ModelReview, POLICY_FILE } from './rules.ts';
import { BASES, migrationPath, policyText, type Stage } from './stage.ts';
import { AUTHOR, MOVED, OLD_MIGRATION, REVIEWERS, SQL, TEAM } from './team.ts';

/** Numbers that say to whom and to what something happens, taken modulo what there is, so that all mean something. */
export interface Draw {
  readonly pull: number;
  readonly who: number;
  readonly what: number;
  readonly flag: boolean;
}

/** One change that people make, as far as it says something about a pull request. */
interface Change extends Stage {
  readonly draw: Draw;
  readonly pull: ModelPull;
  /** A reviewer, somebody whose standing changes, and a text of a migration: what the numbers mean. */
  readonly reviewer: string;
  readonly member: string;
  readonly sql: string;
}

/** What people do, on GitHub and in the model. */
const CHANGES = {
  push: (change) => {
    const { draw, member, sql } = change;
    const path = migrationPath(draw.pull, draw.what % 2, draw.flag ? 'first' : 'other');
    commit(change, { [path]: sql }, draw.flag ? AUTHOR : member, draw.what % 3 === 0 ? member : undefined);
  },
  'push-aside': (change) => {
    const { draw, member } = change;
    commit(change, { 'README.md': `${draw.what}\n` }, draw.flag ? AUTHOR : member);
  },
  remove: (change) => {
    const path = migrationIn(change);
    if (path !== undefined) commit(change, { [path]: null }, AUTHOR);
  },
  rename: (change) => {
    const { draw, pull } = change;
    const from = migrationIn(change);
    const to = migrationPath(draw.pull, draw.what % 2, 'renamed');
    const text = from === undefined ? undefined : pull.files.get(from);
    if (from !== undefined && typeof text === 'string' && !pull.files.has(to))
      commit(change, { [from]: null, [to]: text }, AUTHOR);
  },
  'edit-policy-here': (change) => {
    const text = `${policyText(change.owner, 1)}# ${change.draw.what}\n`;
    commit(change, { [POLICY_FILE]: text }, AUTHOR);
  },
  'edit-old-migration': (change) => {
    commit(change, { [OLD_MIGRATION.path]: change.draw.flag ? null : change.sql }, AUTHOR);
  },
  'force-push': (change) => {
    const { draw, sql, member } = change;
    forcePush(change, new Map([[migrationPath(draw.pull, draw.what % 2, 'first'), sql]]), member);
  },
  rebase: (change) => forcePush(change, change.pull.files, AUTHOR),
  approve: (change) => giveReview(change, 'approved'),
  'request-changes': (change) => giveReview(change, 'changes'),
  'comment-review': (change) => giveReview(change, 'comment'),
  dismiss: ({ shop, pull, reviewer }) => {
    const last = pull.reviews.findLast(({ who, state }) => who === reviewer && state !== 'comment');
    if (last === undefined) return;
    shop.dismiss(pull.number, reviewer, 'lea');
    last.dismissed = true;
  },
  'change-team': ({ github, owner, world: { seniors }, member }) => {
    const organization = github.organization(owner);
    if (seniors.delete(member)) organization.removeFromTeam(TEAM, member);
    else {
      seniors.add(member);
      organization.addToTeam(TEAM, member);
    }
  },
  'change-permission': ({ shop, world: { writers }, member }) => {
    if (writers.delete(member)) shop.setPermission(member, 'read');
    else {
      writers.add(member);
      shop.setPermission(member, 'write');
    }
  },
  'change-policy': ({ shop, owner, world: { policies }, draw }) => {
    const base = BASES[draw.what % BASES.length] ?? 'main';
    const next = 1 - (policies.get(base) ?? 0);
    shop.commit(base, { [POLICY_FILE]: policyText(owner, next) }, { author: 'lea' });
    policies.set(base, next);
  },
  retarget: ({ shop, pull }) => {
    const base = pull.base === 'main' ? 'release' : 'main';
    shop.retarget(pull.number, base);
    pull.base = base;
  },
  close: ({ shop, pull }) => {
    shop.close(pull.number);
    pull.state = 'closed';
  },
  reopen: ({ shop, pull }) => {
    shop.reopen(pull.number);
    pull.state = 'open';
  },
  draft: ({ shop, pull }) => shop.draft(pull.number),
  ready: ({ shop, pull }) => shop.ready(pull.number),
} satisfies Record<string, (change: Change) => void>;

export type ChangeKind = keyof typeof CHANGES;

export function isChange(kind: string): kind is ChangeKind {
  return Object.hasOwn(CHANGES, kind);
}

/** Makes a change; what GitHub refuses does not happen. */
export function makeChange(stage: Stage, kind: ChangeKind, draw: Draw): void {
  const pull = stage.world.pulls[draw.pull];
  if (pull === undefined) return;
  try {
    CHANGES[kind]({
      ...stage,
      draw,
      pull,
      reviewer: REVIEWERS[draw.who % REVIEWERS.length] ?? AUTHOR,
      member: MOVED[draw.who % MOVED.length] ?? AUTHOR,
      sql: SQL[draw.what % SQL.length]?.text ?? '',
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

function migrationIn({ pull }: Change): string | undefined {
  return [...pull.files.keys()].find((path) => path.endsWith('.sql') && path !== OLD_MIGRATION.path);
}

function commit(
  { shop, pull }: Change,
  files: Readonly<Record<string, string | null>>,
  by: string,
  coAuthor?: string,
): void {
  if (pull.state !== 'open') return;
  shop.commit(pull.branch, files, {
    author: by,
    ...(coAuthor === undefined ? {} : { coAuthors: [coAuthor] }),
  });
  const changed = new Map(pull.files);
  for (const [path, text] of Object.entries(files))
    if (text === null && path !== OLD_MIGRATION.path) changed.delete(path);
    else changed.set(path, text);
  pull.files = changed;
  pull.parts.push({ who: by, lasting: true });
  if (coAuthor !== undefined) pull.parts.push({ who: coAuthor, lasting: true });
  pull.head = shop.head(pull.branch);
}

/** One commit in the place of all: those that were there are gone, and with them their authors. */
function forcePush(
  { shop, root, pull, draw }: Change,
  files: ReadonlyMap<string, string | null>,
  by: string,
): void {
  if (pull.state !== 'open' || files.size === 0) return;
  const before = pull.head;
  const movesReviews = draw.flag;
  shop.forcePush(pull.branch, Object.fromEntries(files), { author: by, onto: root, movesReviews });
  pull.files = files;
  pull.head = shop.head(pull.branch);
  for (const part of pull.parts) part.lasting = part.forced === true;
  pull.parts.push({ who: by, lasting: true, forced: true });
  if (movesReviews)
    for (const review of pull.reviews) if (review.commit === before) review.commit = pull.head;
}

function giveReview({ shop, pull, reviewer: who, reviews }: Change, state: ModelReview['state']): void {
  const { id } = REVIEW[state](shop, pull.number, who);
  const review: ModelReview = {
    who,
    state,
    head: pull.head,
    content: contentOf(pull),
    dismissed: false,
    commit: pull.head,
    recorded: false,
  };
  reviews.set(id, review);
  pull.reviews.push(review);
}

const REVIEW = {
  approved: (shop: Stage['shop'], number: number, who: string) => shop.approve(number, who),
  changes: (shop: Stage['shop'], number: number, who: string) =>
    shop.requestChanges(number, who, { body: 'Not so.' }),
  comment: (shop: Stage['shop'], number: number, who: string) =>
    shop.commentReview(number, who, { body: 'Hm.' }),
};

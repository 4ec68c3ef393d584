import type { GitHub } from '../support/github/github.ts';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { type ModelReview, type ModelWorld, POLICY_FILE } from './rules.ts';
import { AUTHOR, OLD_MIGRATION, POLICIES, REVIEWERS, SQL, TEAM } from './team.ts';

export const BASES = ['main', 'release'] as const;

/** Where a history is played: the stand-in's repository and the model's world, which say the same. */
export interface Stage {
  readonly github: GitHub;
  readonly owner: string;
  readonly shop: RepositoryScript;
  /** The commit that everything branches from. */
  readonly root: string;
  readonly world: ModelWorld;
  /** By GitHub's id. */
  readonly reviews: Map<number, ModelReview>;
}

/** A team with a repository, and pull requests in it. */
export function setStage(github: GitHub, owner: string, pulls = 2): Stage {
  const seniors = ['sam', 'sue'];
  const writers = [AUTHOR, 'dev', 'kim', 'lea'];
  github.organization(owner, {
    members: REVIEWERS.filter((who) => !who.endsWith('[bot]')),
    teams: { [TEAM]: seniors },
  });
  const shop = github.repository(`${owner}/shop`, {
    files: { [OLD_MIGRATION.path]: OLD_MIGRATION.text, [POLICY_FILE]: policyText(owner, 0) },
    permissions: Object.fromEntries(writers.map((who) => [who, 'write'])),
  });
  shop.branch('release');
  const world: ModelWorld = {
    policies: new Map(BASES.map((base) => [base, 0])),
    seniors: new Set(seniors),
    writers: new Set(writers),
    pulls: [],
  };
  const stage = { github, owner, shop, root: shop.head('main'), world, reviews: new Map() };
  for (let at = 0; at < pulls; at += 1) openPull(stage, at);
  return stage;
}

export function policyText(owner: string, policy: number): string {
  return POLICIES[policy]?.text(owner) ?? '';
}

/** A path that only this pull request has. */
export function migrationPath(at: number, number: number, name: string): string {
  return `db/migrations/00${2 + at * 4 + number}_${name}.sql`;
}

function openPull({ shop, root, world }: Stage, at: number): void {
  const branch = `change-${at}`;
  shop.branch(branch, root);
  const files = { [migrationPath(at, 0, 'first')]: SQL[at % SQL.length]?.text ?? '' };
  const { number } = shop.openPull({ head: branch, author: AUTHOR, files });
  world.pulls.push({
    number,
    branch,
    base: 'main',
    state: 'open',
    head: shop.head(branch),
    files: new Map(Object.entries(files)),
    parts: [{ who: AUTHOR, lasting: true }],
    reviews: [],
    lookedAt: new Map(),
  });
}

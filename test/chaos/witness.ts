import { isGreen, look } from '../model/rules.ts';
import type { Stage } from '../model/stage.ts';
import { MOVED } from '../model/team.ts';
import type { Status } from '../support/github/state/status.ts';

const CONTEXT = 'migration-gate';

/** Saw everything that was ever true of pull requests, and so knows which statuses may have been set. */
export class Witness {
  readonly #stages: readonly Stage[];
  /** By commit, the pull requests that had it as their head at some time. */
  readonly #heads = new Map<string, Set<string>>();
  /** Heads that the rules had green at some time, as far as the gate could know. */
  readonly #greens = new Set<string>();
  /** Who was ever in the team, and who was ever outside of it. */
  readonly #members = new Map<Stage, Members>();

  constructor(stages: readonly Stage[]) {
    this.#stages = stages;
    for (const stage of stages) this.look(stage);
  }

  /** After each change: a change of a team is about all of its pull requests. */
  look(stage: Stage): void {
    const { world, owner } = stage;
    const { inside, outside } = this.#members.get(stage) ?? { inside: new Set(), outside: new Set() };
    const members = {
      inside: inside.union(world.seniors),
      outside: outside.union(new Set(MOVED.filter((who) => !world.seniors.has(who)))),
    };
    this.#members.set(stage, members);
    for (const pull of world.pulls) {
      const pulls = this.#heads.get(pull.head) ?? new Set();
      this.#heads.set(pull.head, pulls.add(pullKey(owner, pull.number)));
      // The one policy is always in force, so that a review is for it whenever the gate looks.
      look(world, pull);
      if (teamsKnown(members).some((seniors) => isGreen({ ...world, seniors }, pull, 'perhaps')))
        this.#greens.add(pull.head);
    }
  }

  /** The pull requests that a commit was ever a head of. */
  pullsOf(head: string): ReadonlySet<string> {
    return this.#heads.get(head) ?? new Set();
  }

  /** Statuses that the gate should not have set: for a commit that was no head of their pull request, or green too early. */
  wrongStatuses(): readonly string[] {
    return this.statuses().flatMap((status) => {
      const { sha, state, targetUrl, description } = status;
      const words = `${state} (${description}) for ${sha.slice(0, 7)}`;
      const pulls = this.pullsOf(sha);
      // It leads nowhere where the comment could not be written.
      const pull = pullIn(targetUrl) ?? [...pulls][0];
      if (pull === undefined || !pulls.has(pull))
        return [`${words} is for ${targetUrl}, and the commit was never its head`];
      return state === 'success' && !this.#greens.has(sha)
        ? [`${words} of ${pull}: the rules never had it green`]
        : [];
    });
  }

  /** Open pull requests whose status is green where the rules have them otherwise, or the other way round. */
  wrongEnds(): readonly string[] {
    return this.#stages.flatMap(({ owner, shop, world }) =>
      world.pulls.flatMap((pull) => {
        if (pull.state !== 'open') return [];
        const status = shop.status(pull.number, CONTEXT);
        const isNow = status?.state === 'success';
        const fits = isNow ? isGreen(world, pull, 'perhaps') : !isGreen(world, pull, 'surely');
        const words = `${pullKey(owner, pull.number)} is ${status?.state} (${status?.description})`;
        return fits ? [] : [`${words}, and by the rules it is ${isNow ? 'not ' : ''}green`];
      }),
    );
  }

  /** All that the gate ever set. */
  statuses(): readonly Status[] {
    return this.#stages
      .flatMap(({ shop }) => [...shop.state.statuses.values()].flat())
      .filter(({ context }) => context === CONTEXT);
  }
}

interface Members {
  readonly inside: ReadonlySet<string>;
  readonly outside: ReadonlySet<string>;
}

/**
 * The team as the gate may take it to be: it reads it again after five minutes at the latest, and until then somebody
 * who came or went while the webhook was lost is taken for what they were. So who left is counted still, and an
 * objection of who joined is not counted yet.
 */
function teamsKnown({ inside, outside }: Members): readonly Set<string>[] {
  const moved = [...inside.intersection(outside)];
  return moved.reduce<readonly Set<string>[]>(
    (teams, who) => teams.flatMap((team) => [team, new Set([...team, who])]),
    [new Set(inside.difference(outside))],
  );
}

/** Names a pull request in every record of this folder. */
export function pullKey(owner: string, number: number): string {
  return `${owner}/shop#${number}`;
}

function pullIn(url: string | null): string | undefined {
  const [, repository, number] = /([^/]+\/[^/]+)\/pull\/(\d+)/.exec(url ?? '') ?? [];
  return repository === undefined ? undefined : `${repository}#${number}`;
}

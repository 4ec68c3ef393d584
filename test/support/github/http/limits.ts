import type { Viewer } from './viewer.ts';

const HOUR_MS = 3_600_000;

export type Resource = 'core' | 'graphql';

/** What is left of an hour's requests (points, for GraphQL). */
export interface Budget {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** When it starts anew, in seconds since 1970. */
  readonly reset: number;
}

/** GitHub's primary limits: each installation and person has its own. */
export class Limits {
  readonly #perHour: Readonly<Record<Resource, number>>;
  readonly #used = new Map<string, { used: number; until: number }>();

  constructor(perHour: Readonly<Record<Resource, number>>) {
    this.#perHour = perHour;
  }

  spend(viewer: Viewer, resource: Resource, points: number): void {
    this.#window(viewer, resource).used += points;
  }

  budget(viewer: Viewer, resource: Resource): Budget {
    const { used, until } = this.#window(viewer, resource);
    const limit = this.#perHour[resource];
    return { limit, used, remaining: Math.max(0, limit - used), reset: Math.ceil(until / 1000) };
  }

  #window(viewer: Viewer, resource: Resource): { used: number; until: number } {
    const key = `${keyOf(viewer)} ${resource}`;
    const known = this.#used.get(key);
    if (known !== undefined && known.until > Date.now()) return known;
    const fresh = { used: 0, until: Date.now() + HOUR_MS };
    this.#used.set(key, fresh);
    return fresh;
  }
}

/** GitHub's headers of a budget. */
export function limitHeaders(budget: Budget, resource: Resource): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.remaining),
    'x-ratelimit-used': String(budget.used),
    'x-ratelimit-reset': String(budget.reset),
    'x-ratelimit-resource': resource,
  };
}

function keyOf(viewer: Viewer): string {
  switch (viewer.kind) {
    case 'installation':
      return `installation ${viewer.installation.id}`;
    case 'person':
      return viewer.account.login;
    case 'app':
    case 'nobody':
      return viewer.kind;
  }
}

import type { Stage } from '../model/stage.ts';
import type { GitHub } from '../support/github/github.ts';
import type { RequestEntry } from '../support/github/http/requests.ts';
import { pullKey, type Witness } from './witness.ts';

/** Somebody looked at a pull request to decide on it, or wrote there. */
export interface Asked {
  readonly pull: string;
  readonly kind: 'look' | 'write';
  readonly asker: string;
  readonly at: number;
}

/**
 * Where two were at a pull request at once: between somebody's look and what was written by it, somebody else wrote.
 *
 * @param asked in the order in which it came.
 */
export function interleavedWrites(asked: readonly Asked[]): readonly string[] {
  return [...Map.groupBy(asked, ({ pull }) => pull)].flatMap(([pull, entries]) => {
    const lookedAt = new Map<string, number>();
    return entries.flatMap(({ asker, at, kind }, index) => {
      if (kind === 'look') {
        lookedAt.set(asker, index);
        return [];
      }
      const since = lookedAt.get(asker);
      if (since === undefined) return [];
      const other = entries
        .slice(since, index)
        .find((entry) => entry.kind === 'write' && entry.asker !== asker);
      return other === undefined
        ? []
        : [
            `${pull}: ${other.asker} wrote ${(at - other.at).toFixed(0)} ms before ${asker}, who had looked before that`,
          ];
    });
  });
}

/** Keeps from now on what was asked of each pull request. */
export class AskedLog {
  readonly #entries: RequestEntry[] = [];
  /** Requests of any kind, and looks at a pull request, each of which begins an evaluation. */
  readonly counts = { requests: 0, writes: 0, looks: 0 };

  constructor(github: GitHub) {
    github.requests.onRecord = (entry) => {
      if (entry.kind === 'token') return;
      this.counts.requests += 1;
      if (entry.kind === 'write') this.counts.writes += 1;
      const isLook = entry.query?.startsWith('query Overview(') === true;
      if (isLook) this.counts.looks += 1;
      if ((isLook || entry.kind === 'write') && entry.status < 400) this.#entries.push(entry);
    };
  }

  /** As far as it can be told which pull request a request was about. */
  of(stages: readonly Stage[], witness: Witness): readonly Asked[] {
    const comments = new Map(
      stages.flatMap(({ shop, owner, world }) =>
        world.pulls.flatMap(({ number }) =>
          shop.comments(number).map(({ id }) => [id, pullKey(owner, number)] as const),
        ),
      ),
    );
    return this.#entries
      .toSorted((a, b) => a.at - b.at)
      .flatMap(({ at, asker, path, variables, kind }) => {
        const pull = pullOf(path, variables, comments, witness);
        return pull === undefined ? [] : [{ pull, asker, at, kind: kind === 'read' ? 'look' : 'write' }];
      });
  }
}

function pullOf(
  path: string,
  variables: RequestEntry['variables'],
  comments: ReadonlyMap<number, string>,
  witness: Witness,
): string | undefined {
  if (variables !== undefined) return pullKey(String(variables.owner), Number(variables.number));
  const status = /\/statuses\/([0-9a-f]{40})$/.exec(path);
  if (status !== null) return [...witness.pullsOf(status[1] ?? '')][0];
  const comment = /\/issues\/comments\/(\d+)$/.exec(path);
  if (comment !== null) return comments.get(Number(comment[1]));
  const first = /^\/repos\/([^/]+)\/[^/]+\/issues\/(\d+)\/comments$/.exec(path);
  return first === null ? undefined : pullKey(first[1] ?? '', Number(first[2]));
}

/** One request to the stand-in, and how it went. */
export interface RequestEntry {
  readonly method: string;
  /** GitHub's name of the route: `GET /repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly route: string;
  readonly path: string;
  readonly status: number;
  readonly installation: number | undefined;
  /** Tells one holder of a token from another. */
  readonly asker: string;
  /** When it came, in milliseconds since the stand-in's process began. */
  readonly at: number;
  readonly milliseconds: number;
  readonly kind: 'read' | 'write' | 'token';
  /** Points of a GraphQL query. */
  readonly cost?: number;
  /** The text of a GraphQL query. */
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const KEPT = 10_000;

/** What was asked of the stand-in since the last reset. */
export class Requests {
  /** Called with each request, once it is answered. */
  onRecord: ((entry: RequestEntry) => void) | undefined;
  /** The last 10,000, oldest first. */
  readonly all: RequestEntry[] = [];
  #counts = { read: 0, write: 0, token: 0 };
  #routes = new Map<string, number>();
  #installations = new Map<number, { reads: number; writes: number }>();

  get reads(): number {
    return this.#counts.read;
  }

  get writes(): number {
    return this.#counts.write;
  }

  get tokens(): number {
    return this.#counts.token;
  }

  byRoute(): ReadonlyMap<string, number> {
    return this.#routes;
  }

  byInstallation(): ReadonlyMap<number, { readonly reads: number; readonly writes: number }> {
    return this.#installations;
  }

  record(entry: RequestEntry): void {
    this.onRecord?.(entry);
    this.all.push(entry);
    if (this.all.length > KEPT) this.all.splice(0, KEPT / 10);
    this.#counts[entry.kind] += 1;
    this.#routes.set(entry.route, (this.#routes.get(entry.route) ?? 0) + 1);
    if (entry.installation === undefined || entry.kind === 'token') return;
    const sums = this.#installations.get(entry.installation) ?? { reads: 0, writes: 0 };
    sums[entry.kind === 'read' ? 'reads' : 'writes'] += 1;
    this.#installations.set(entry.installation, sums);
  }

  reset(): void {
    this.all.length = 0;
    this.#counts = { read: 0, write: 0, token: 0 };
    this.#routes = new Map();
    this.#installations = new Map();
  }
}

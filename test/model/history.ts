import type { Job } from '../../src/domain/job.ts';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { Refused } from '../support/github/state/refused.ts';
import type { Action } from './actions.ts';
import type { SteppedGate } from './gate.ts';
import {
  contentOf,
  look,
  type ModelPull,
  type ModelReview,
  type ModelWorld,
  mayBeGreen,
  POLICY_FILE,
} from './rules.ts';
import { AUTHOR, MOVED, OLD_MIGRATION, POLICIES, REVIEWERS, SQL, TEAM } from './team.ts';

const BASES = ['main', 'release'] as const;
const CONTEXT = 'migration-gate';

/** What was not as the rules have it. */
export class Departure extends Error {
  override readonly name = 'Departure';
}

/**
 * Plays a history on the gate and on the model side by side.
 *
 * @throws Departure when a status became green that the model does not have green, or when, after the last event
 * was made up for, a status is not what the model says.
 */
export class History {
  readonly #gate: SteppedGate;
  readonly #owner: string;
  readonly #repository: RepositoryScript;
  readonly #world: ModelWorld = {
    policies: new Map(BASES.map((base) => [base, 0])),
    seniors: new Set(['sam', 'sue']),
    writers: new Set([AUTHOR, 'dev', 'kim', 'lea']),
    pulls: [],
  };
  readonly #reviews = new Map<number, ModelReview>();
  readonly #root: string;
  /** Heads that the model had green at some moment of the job at hand. */
  #greenMeanwhile = new Set<string>();
  #departure: string | undefined;

  constructor(gate: SteppedGate, owner: string) {
    this.#gate = gate;
    this.#owner = owner;
    gate.github.organization(owner, {
      members: REVIEWERS.filter((who) => !who.endsWith('[bot]')),
      teams: { [TEAM]: [...this.#world.seniors] },
    });
    this.#repository = gate.github.repository(`${owner}/shop`, {
      files: { [OLD_MIGRATION.path]: OLD_MIGRATION.text, [POLICY_FILE]: this.#policyText(0) },
      permissions: Object.fromEntries([...this.#world.writers].map((who) => [who, 'write'])),
    });
    this.#repository.branch('release');
    this.#root = this.#repository.head('main');
    for (const number of [0, 1]) this.#open(number);
    gate.onRequest = (request) => this.#watch(request);
  }

  async play(actions: readonly Action[]): Promise<void> {
    for (const action of actions) await this.#act(action);
    await this.#settle();
  }

  #policyText(policy: number): string {
    return POLICIES[policy]?.text(this.#owner) ?? '';
  }

  #open(at: number): void {
    const branch = `change-${at}`;
    this.#repository.branch(branch, this.#root);
    const files = { [`db/migrations/00${2 + at * 4}_first.sql`]: SQL[at]?.text ?? '' };
    const { number } = this.#repository.openPull({ head: branch, author: AUTHOR, files });
    this.#world.pulls.push({
      number,
      branch,
      base: 'main',
      state: 'open',
      head: this.#repository.head(branch),
      files: new Map(Object.entries(files)),
      commits: [{ by: AUTHOR }],
      reviews: [],
      lookedAt: new Map(),
    });
  }

  async #act(action: Action): Promise<void> {
    const { kind, what } = action;
    const waiting = this.#gate.onTheirWay;
    switch (kind) {
      case 'deliver':
        return this.#gate.deliver(what % Math.max(1, waiting));
      case 'deliver-all':
        while (this.#gate.onTheirWay > 0) await this.#gate.deliver(0);
        return this.#workAll();
      case 'lose':
        return this.#gate.lose(what % Math.max(1, waiting));
      case 'duplicate':
        return this.#gate.deliver(what % Math.max(1, waiting), { stays: true });
      case 'work':
        return this.#work();
      case 'race':
        return this.#race(action);
      case 'restart':
        return this.#gate.restart();
      case 'lose-database':
        await this.#gate.loseDatabase();
        for (const { reviews, lookedAt } of this.#world.pulls) {
          lookedAt.clear();
          for (const review of reviews) {
            review.recorded = false;
            delete review.policy;
          }
        }
        return;
      default:
        return this.#happen(action);
    }
  }

  /** Something that people do; what GitHub refuses them does not happen. */
  #happen(action: Action): void {
    const pull = this.#world.pulls[action.pull];
    if (pull === undefined) return;
    try {
      this.#change(action, pull);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  #change({ kind, who, what, flag, pull: at }: Action, pull: ModelPull): void {
    const shop = this.#repository;
    const sql = SQL[what % SQL.length]?.text ?? '';
    const person = REVIEWERS[who % REVIEWERS.length] ?? AUTHOR;
    const moved = MOVED[who % MOVED.length] ?? 'dev';
    const slot = `db/migrations/00${2 + at * 4 + (what % 2)}_${flag ? 'first' : 'other'}.sql`;
    const [first] = [...pull.files.keys()].filter((path) => path.endsWith('.sql'));
    switch (kind) {
      case 'push':
        return this.#commit(pull, { [slot]: sql }, flag ? AUTHOR : moved, what % 3 === 0 ? moved : undefined);
      case 'push-aside':
        return this.#commit(pull, { 'README.md': `${what}\n` }, flag ? AUTHOR : moved);
      case 'remove':
        return first === undefined ? undefined : this.#commit(pull, { [first]: null }, AUTHOR);
      case 'rename': {
        const text = first === undefined ? null : (pull.files.get(first) ?? null);
        if (first === undefined || text === null || pull.files.has(slot)) return;
        return this.#commit(pull, { [first]: null, [slot]: text }, AUTHOR);
      }
      case 'edit-policy-here':
        return this.#commit(pull, { [POLICY_FILE]: `${this.#policyText(1)}# ${what}\n` }, AUTHOR);
      case 'edit-old-migration':
        return this.#commit(pull, { [OLD_MIGRATION.path]: flag ? null : sql }, AUTHOR);
      case 'force-push':
        return this.#force(pull, new Map([[slot, sql]]), moved, flag);
      case 'rebase':
        return this.#force(pull, pull.files, AUTHOR, flag);
      case 'approve':
        return this.#review(pull, person, 'approved');
      case 'request-changes':
        return this.#review(pull, person, 'changes');
      case 'comment-review':
        return this.#review(pull, person, 'comment');
      case 'dismiss':
        return this.#dismiss(pull, person);
      case 'change-team':
        return this.#changeTeam(moved);
      case 'change-permission': {
        const writes = !this.#world.writers.has(moved);
        shop.setPermission(moved, writes ? 'write' : 'read');
        if (writes) this.#world.writers.add(moved);
        else this.#world.writers.delete(moved);
        return;
      }
      case 'change-policy': {
        const base = BASES[what % 2] ?? 'main';
        const next = 1 - (this.#world.policies.get(base) ?? 0);
        shop.commit(base, { [POLICY_FILE]: this.#policyText(next) }, { author: 'lea' });
        this.#world.policies.set(base, next);
        return;
      }
      case 'retarget': {
        const base = pull.base === 'main' ? 'release' : 'main';
        shop.retarget(pull.number, base);
        pull.base = base;
        return;
      }
      case 'close':
        shop.close(pull.number);
        pull.state = 'closed';
        return;
      case 'reopen':
        shop.reopen(pull.number);
        pull.state = 'open';
        return;
      case 'draft':
        return shop.draft(pull.number);
      case 'ready':
        return shop.ready(pull.number);
    }
  }

  #commit(pull: ModelPull, files: Record<string, string | null>, by: string, coAuthor?: string): void {
    if (pull.state !== 'open') return;
    this.#repository.commit(pull.branch, files, {
      author: by,
      ...(coAuthor === undefined ? {} : { coAuthors: [coAuthor] }),
    });
    const changed = new Map(pull.files);
    for (const [path, text] of Object.entries(files))
      if (text === null && path !== OLD_MIGRATION.path) changed.delete(path);
      else changed.set(path, text);
    pull.files = changed;
    pull.commits = [...pull.commits, { by, ...(coAuthor === undefined ? {} : { coAuthor }) }];
    pull.head = this.#repository.head(pull.branch);
  }

  #force(
    pull: ModelPull,
    files: ReadonlyMap<string, string | null>,
    by: string,
    movesReviews: boolean,
  ): void {
    if (pull.state !== 'open' || files.size === 0) return;
    this.#repository.forcePush(pull.branch, Object.fromEntries(files), {
      author: by,
      onto: this.#root,
      movesReviews,
    });
    pull.files = files;
    pull.commits = [{ by }];
    pull.head = this.#repository.head(pull.branch);
    for (const review of pull.reviews) review.forcedSince = true;
  }

  #review(pull: ModelPull, who: string, state: ModelReview['state']): void {
    const shop = this.#repository;
    const give = {
      approved: () => shop.approve(pull.number, who),
      changes: () => shop.requestChanges(pull.number, who, { body: 'Not so.' }),
      comment: () => shop.commentReview(pull.number, who, { body: 'Hm.' }),
    };
    const { id } = give[state]();
    const review: ModelReview = {
      who,
      state,
      head: pull.head,
      content: contentOf(pull),
      dismissed: false,
      recorded: false,
      forcedSince: false,
    };
    this.#reviews.set(id, review);
    pull.reviews.push(review);
  }

  #dismiss(pull: ModelPull, who: string): void {
    const last = pull.reviews.findLast((review) => review.who === who && review.state !== 'comment');
    if (last === undefined) return;
    this.#repository.dismiss(pull.number, who, 'lea');
    last.dismissed = true;
  }

  #changeTeam(who: string): void {
    const team = this.#gate.github.organization(this.#owner);
    const { seniors } = this.#world;
    if (seniors.delete(who)) team.removeFromTeam(TEAM, who);
    else {
      seniors.add(who);
      team.addToTeam(TEAM, who);
    }
  }

  /** Something happens while the gate reads. */
  async #race(action: Action): Promise<void> {
    const { onRequest } = this.#gate;
    const after = 1 + (action.what % 4);
    const kinds = ['push', 'force-push', 'dismiss', 'approve', 'request-changes', 'retarget'] as const;
    const kind = kinds[action.who % kinds.length] ?? 'push';
    this.#gate.onRequest = (request, count) => {
      if (count === after) {
        this.#happen({ ...action, kind });
        this.#noteGreen();
      }
      onRequest(request, count);
    };
    await this.#work();
    this.#gate.onRequest = onRequest;
  }

  async #workAll(): Promise<void> {
    while (await this.#work());
  }

  /** @returns whether there was something to do. */
  async #work(): Promise<boolean> {
    const job = this.#gate.takeJob();
    if (job === undefined) return false;
    this.#begin(job);
    await this.#gate.handle(job);
    if (this.#departure !== undefined) throw new Departure(this.#departure);
    return true;
  }

  /** What the gate learns by beginning a job, as the model has it. */
  #begin(job: Job): void {
    this.#greenMeanwhile = new Set();
    if (job.kind === 'pull-request') {
      for (const { id } of job.reviews ?? []) {
        const review = this.#reviews.get(id);
        if (review !== undefined) review.recorded = true;
      }
      const pull = this.#world.pulls.find(({ number }) => number === job.pull.number);
      if (pull?.state === 'open') look(this.#world, pull);
    }
    this.#noteGreen();
  }

  #noteGreen(): void {
    for (const pull of this.#world.pulls)
      if (mayBeGreen(this.#world, pull)) this.#greenMeanwhile.add(pull.head);
  }

  /** Of each write: a green status is for a head that the model has green, or had while the gate read. */
  #watch(request: Request): void {
    const head = /\/statuses\/([0-9a-f]{40})$/.exec(new URL(request.url).pathname)?.[1];
    if (request.method !== 'POST' || head === undefined) return;
    const greens = this.#greenMeanwhile;
    void request.json().then(({ state, context, description }) => {
      if (context === CONTEXT && state === 'success' && !greens.has(head))
        this.#departure ??= `${head} became green (${description}), and should not:\n${this.#describe()}`;
    });
  }

  /** Events stop; what was lost is made up for. Then the statuses are what the rules say. */
  async #settle(): Promise<void> {
    while (this.#gate.onTheirWay > 0) this.#gate.lose(0);
    const installation = this.#gate.github.installationOf(this.#owner).id;
    this.#gate.enqueue({ kind: 'installation', installation, cause: 'reconciliation' });
    await this.#workAll();
    for (const pull of this.#world.pulls.filter(({ state }) => state === 'open')) {
      const status = this.#repository.status(pull.number, CONTEXT);
      const expected = mayBeGreen(this.#world, pull);
      if ((status?.state === 'success') !== expected)
        throw new Departure(
          `#${pull.number} is ${status?.state} (${status?.description}) in the end, and should ${expected ? '' : 'not '}be green:\n${this.#describe()}`,
        );
      const own = this.#repository.comments(pull.number).filter(({ author }) => author.type === 'Bot');
      if (own.length > 1)
        throw new Departure(`#${pull.number} has ${own.length} comments of the gate's own.`);
    }
  }

  #describe(): string {
    const { policies, seniors, writers, pulls } = this.#world;
    return JSON.stringify(
      {
        policies: [...policies],
        seniors: [...seniors],
        writers: [...writers],
        pulls: pulls.map(({ files, lookedAt, ...pull }) => ({
          ...pull,
          files: [...files],
          lookedAt: [...lookedAt],
        })),
      },
      undefined,
      1,
    );
  }
}

import type { Job } from '../../src/domain/job.ts';
import { GitHubFault, isPermanent } from '../../src/usecases/ports/github-fault.ts';
import type { Action } from './actions.ts';
import { type ChangeKind, isChange, makeChange } from './changes.ts';
import type { SteppedGate } from './gate.ts';
import { type Certainty, isGreen, look, type ModelPull } from './rules.ts';
import { type Stage, setStage } from './stage.ts';

const CONTEXT = 'migration-gate';

/** What may happen while the gate reads. */
const RACES: readonly ChangeKind[] = [
  'push',
  'force-push',
  'dismiss',
  'approve',
  'request-changes',
  'retarget',
];

/** What was not as the rules have it. */
export class Departure extends Error {
  override readonly name = 'Departure';
}

/** How often each thing was seen, so that it can be told whether histories mean something. */
export interface Seen {
  greenWrites: number;
  greenEnds: number;
  otherEnds: number;
}

/** Plays a history on the gate and on the model side by side. */
export class History {
  readonly #gate: SteppedGate;
  readonly #stage: Stage;
  readonly #seen: Seen;
  /** Heads that the model had green at some moment of the job at hand. */
  #greenMeanwhile = new Set<string>();
  /** The pull request that the job at hand is about, until the gate reads it. */
  #toBeRead: ModelPull | undefined;
  #departure: string | undefined;

  constructor(gate: SteppedGate, owner: string, seen: Seen) {
    this.#gate = gate;
    this.#seen = seen;
    this.#stage = setStage(gate.github, owner);
    gate.onRequest = (request) => this.#watch(request);
  }

  /**
   * @throws Departure when a status became green that the model does not have green, or when, after events have
   * stopped and what was lost is made up for, a status is not what the model says.
   */
  async play(actions: readonly Action[]): Promise<void> {
    for (const action of actions) await this.#act(action);
    await this.#settle();
  }

  async #act(action: Action): Promise<void> {
    const { kind } = action;
    if (isChange(kind)) {
      makeChange(this.#stage, kind, action);
      return;
    }
    const webhook = action.what % Math.max(1, this.#gate.onTheirWay);
    switch (kind) {
      case 'deliver':
        this.#gate.deliver(webhook);
        return;
      case 'deliver-all':
        while (this.#gate.onTheirWay > 0) this.#gate.deliver(0);
        return this.#workAll();
      case 'lose':
        this.#gate.lose(webhook);
        return;
      case 'duplicate':
        this.#gate.deliver(webhook, { stays: true });
        return;
      case 'work':
        await this.#work();
        return;
      case 'race':
        return this.#race(action);
      case 'restart':
        this.#gate.restart();
        return;
      case 'lose-database':
        return this.#loseDatabase();
    }
  }

  async #loseDatabase(): Promise<void> {
    await this.#gate.loseDatabase();
    for (const { reviews, lookedAt } of this.#stage.world.pulls) {
      lookedAt.clear();
      for (const review of reviews) {
        review.recorded = false;
        delete review.policy;
      }
    }
  }

  /** Something happens while the gate reads. */
  async #race(action: Action): Promise<void> {
    const { onRequest } = this.#gate;
    const after = 1 + (action.what % 4);
    const kind = RACES[action.who % RACES.length] ?? 'push';
    this.#gate.onRequest = (request, count) => {
      if (count === after) {
        makeChange(this.#stage, kind, action);
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
    try {
      await this.#gate.handle(job);
    } catch (error) {
      // As the queue does: what failed for a while is tried again, with all that it had to tell.
      if (!(error instanceof GitHubFault) || isPermanent(error)) throw error;
      this.#gate.enqueue(job);
    }
    if (this.#departure !== undefined) throw new Departure(this.#departure);
    return true;
  }

  /** What the gate learns by beginning a job, as the model has it. */
  #begin(job: Job): void {
    const { world, reviews } = this.#stage;
    this.#greenMeanwhile = new Set();
    if (job.kind === 'pull-request') {
      for (const { id } of job.reviews ?? []) {
        const review = reviews.get(id);
        if (review !== undefined) review.recorded = true;
      }
      this.#toBeRead = world.pulls.find(({ number }) => number === job.pull.number);
    } else this.#toBeRead = undefined;
    this.#noteGreen();
  }

  /** It reads the pull request by the first question of a job, and so sees all that came before that. */
  #look(): void {
    if (this.#toBeRead?.state === 'open') look(this.#stage.world, this.#toBeRead);
    this.#toBeRead = undefined;
    this.#noteGreen();
  }

  #noteGreen(): void {
    const { world } = this.#stage;
    for (const pull of world.pulls) if (isGreen(world, pull, 'perhaps')) this.#greenMeanwhile.add(pull.head);
  }

  /**
   * Of each request: whether it is the one that reads. Of each write: a green status is for a head that the model has
   * green, or had while the gate read.
   */
  #watch(request: Request): void {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith('/graphql')) this.#look();
    const head = /\/statuses\/([0-9a-f]{40})$/.exec(pathname)?.[1];
    if (request.method !== 'POST' || head === undefined) return;
    const greens = this.#greenMeanwhile;
    void request.json().then(({ state, context, description }) => {
      if (context !== CONTEXT || state !== 'success') return;
      this.#seen.greenWrites += 1;
      if (!greens.has(head)) this.#departure ??= `${head} became green (${description}), and should not`;
    });
  }

  /** Events stop, and what was lost is made up for: then the statuses are what the rules say. */
  async #settle(): Promise<void> {
    const { owner, world } = this.#stage;
    while (this.#gate.onTheirWay > 0) this.#gate.lose(0);
    const installation = this.#gate.github.installationOf(owner).id;
    this.#gate.enqueue({ kind: 'installation', installation, cause: 'reconciliation' });
    await this.#workAll();
    for (const pull of world.pulls.filter(({ state }) => state === 'open')) this.#hold(pull.number);
  }

  #hold(number: number): void {
    const { shop, world } = this.#stage;
    const pull = world.pulls.find((each) => each.number === number);
    if (pull === undefined) return;
    const { state, description } = shop.status(number, CONTEXT) ?? { state: 'missing', description: '' };
    const green = (certainty: Certainty) => isGreen(world, pull, certainty);
    const isNow = state === 'success';
    if (isNow) this.#seen.greenEnds += 1;
    else this.#seen.otherEnds += 1;
    if (isNow ? !green('perhaps') : green('surely'))
      throw new Departure(
        `#${number} is ${state} (${description}) in the end, and should ${isNow ? 'not ' : ''}be green`,
      );
    const own = shop.comments(number).filter(({ author }) => author.type === 'Bot');
    if (own.length > 1) throw new Departure(`#${number} has ${own.length} comments of the gate's own`);
  }
}

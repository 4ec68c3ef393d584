import type { Database } from '../../src/database/database.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { type Job, mergeJobs, workOf } from '../../src/domain/job.ts';
import { answerEvent } from '../../src/events/registry.ts';
import type { JobHandler } from '../../src/usecases/handle-job.ts';
import { GitHubFault } from '../../src/usecases/ports/github-fault.ts';
import type { ScriptReader } from '../../src/usecases/ports/script-reader.ts';
import { type GitHub, startGitHub } from '../support/github/github.ts';
import type { Delivery } from '../support/github/webhooks/delivery.ts';
import { createInProcessHandler } from '../support/in-process-handler.ts';

/** Called before an answer is asked of GitHub, with how many were asked in the job at hand. */
export type OnRequest = (request: Request, count: number) => void;

/**
 * The gate without its process: its events, use cases, store and GitHub adapter, with webhooks and jobs that wait
 * until a history lets them go, so that each history can be played again.
 */
export class SteppedGate {
  readonly github: GitHub;
  onRequest: OnRequest = () => {};
  readonly #database: Database;
  readonly #reader: ScriptReader;
  #handler: JobHandler;
  #time = Date.parse('2026-01-05T09:00:00Z');
  #asked = 0;
  readonly #webhooks: Delivery[] = [];
  readonly #queued = new Map<string, Job[]>();
  readonly #taken = new Set<string>();

  /** @param clock GitHub's. */
  private constructor(github: GitHub, database: Database, reader: ScriptReader) {
    this.github = github;
    this.#database = database;
    this.#reader = reader;
    this.#handler = this.#start();
    github.webhooks.deliverTo('http://nowhere', 'unused');
    github.webhooks.weather = {
      drop: (delivery) => {
        this.#webhooks.push(delivery);
        return true;
      },
    };
  }

  static async start(database: Database, reader: ScriptReader): Promise<SteppedGate> {
    let gate: SteppedGate | undefined;
    const github = await startGitHub({ clock: () => gate?.tick() ?? new Date('2026-01-05T08:00:00Z') });
    gate = new SteppedGate(github, database, reader);
    return gate;
  }

  /** A second goes by. */
  tick(): Date {
    this.#time += 1_000;
    return new Date(this.#time);
  }

  /** How many webhooks are on their way. */
  get onTheirWay(): number {
    return this.#webhooks.length;
  }

  /** One of the webhooks arrives; `stays` so that it arrives once more. */
  deliver(which: number, { stays = false } = {}): void {
    const delivery = this.#webhooks[which];
    if (delivery === undefined) return;
    if (!stays) this.#webhooks.splice(which, 1);
    const answer = answerEvent(delivery.event, JSON.parse(delivery.payload));
    if (answer.kind === 'malformed') throw new Error(answer.problem);
    for (const job of answer.jobs) {
      const once = `${delivery.guid} ${workOf(job)}`;
      if (!this.#taken.has(once)) this.enqueue(job);
      this.#taken.add(once);
    }
  }

  lose(which: number): void {
    this.#webhooks.splice(which, 1);
  }

  enqueue(job: Job): void {
    const work = workOf(job);
    this.#queued.set(work, [...(this.#queued.get(work) ?? []), job]);
  }

  /** The job that is next, with all that its events have to tell; nothing where none waits. */
  takeJob(): Job | undefined {
    const [next] = this.#queued;
    if (next === undefined) return undefined;
    const [work, [first, ...others]] = next;
    this.#queued.delete(work);
    return first === undefined ? undefined : mergeJobs([first, ...others]);
  }

  /** Does a job; what may go well another time, as where the head moved while it was read, is done again later. */
  async handle(job: Job): Promise<void> {
    this.#asked = 0;
    try {
      await this.#handler.handle(job, NEVER);
    } catch (error) {
      if (!(error instanceof GitHubFault) || error.kind !== 'passing') throw error;
      this.enqueue(job);
    }
  }

  /** The process ends, and another begins. */
  restart(): void {
    this.#handler = this.#start();
  }

  /** With the database goes what was queued in it. */
  async loseDatabase(): Promise<void> {
    this.#queued.clear();
    this.#taken.clear();
    await this.#database.query('DROP SCHEMA migration_gate CASCADE');
    await migrateDatabase(this.#database);
    this.restart();
  }

  /** Ends a history: nothing of it reaches the next, whose organisation is another. */
  forget(): void {
    this.#webhooks.length = 0;
    this.#queued.clear();
    this.onRequest = () => {};
  }

  async close(): Promise<void> {
    await this.github.close();
  }

  #start(): JobHandler {
    const ask: typeof fetch = (input, init) => {
      const request = new Request(input, init);
      this.#asked += 1;
      this.onRequest(request.clone(), this.#asked);
      return this.github.fetch(request);
    };
    return createInProcessHandler({
      github: this.github,
      fetch: ask,
      database: this.#database,
      reader: this.#reader,
      sealingKeys: [new Uint8Array(32)],
      clock: () => new Date(this.#time),
      queue: {
        enqueue: async (job, { startAfter } = {}) => {
          if (startAfter === undefined) this.enqueue(job);
        },
      },
    });
  }
}

/** The work is not taken from the gate. */
const NEVER = new AbortController().signal;

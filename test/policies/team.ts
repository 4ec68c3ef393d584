import { expect, vi } from 'vitest';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import type { RepositoryRole } from '../support/github/state/account.ts';
import { gateOfFile } from '../support/running-gate.ts';
import { createSetClock, type SetClock } from '../support/set-clock.ts';

/** A whole server evaluates each pull request, several of them one after the other. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** A team that works by a policy: who is in it, and what its repository holds. */
export interface TeamFacts {
  /** What its `.github/migration-policy.yml` says: whose policy it extends, and who its people are. */
  readonly policy: string;
  /** Everybody but the author, `mira`. */
  readonly people: Readonly<Record<string, RepositoryRole>>;
  readonly teams?: Readonly<Record<string, readonly string[]>>;
  /** On the base branch, beside the policy. */
  readonly files: Readonly<Record<string, string>>;
  /** Other branches that pull requests may have as their base; `main` is there anyway. */
  readonly branches?: readonly string[];
}

/** A pull request of mira's. */
export interface Draft {
  readonly title?: string;
  readonly body?: string;
  /** What it changes; null removes a file. */
  readonly files: Readonly<Record<string, string | null>>;
  readonly base?: string;
  /** What the base branch has besides, or instead. */
  readonly onBase?: Readonly<Record<string, string>>;
  /** Since when the base branch has all that, ISO 8601; since the pull request is opened, unless given. */
  readonly baseAt?: string;
}

type FileGate = ReturnType<typeof gateOfFile>;

/** Many pull requests of a team on the stand-in for GitHub, each in a repository of its own. */
export class Team {
  readonly clock: SetClock;
  readonly #gate: FileGate;
  #opened = 0;
  readonly #facts: TeamFacts;

  /** @param at the time that the gate's clock shows until a test sets it. */
  constructor(facts: TeamFacts, at = '2026-01-16T12:00:00Z') {
    this.#facts = facts;
    this.clock = createSetClock(at);
    // One clock for both: when somebody ticked is GitHub's word.
    this.#gate = gateOfFile({ clock: this.clock.now, github: { clock: this.clock.now } });
  }

  /** Opens a pull request, and waits until the gate has said something of it. */
  async open({ title, body, files, base = 'main', onBase = {}, baseAt }: Draft): Promise<TeamPull> {
    this.#opened += 1;
    const owner = `team-${this.#opened}`;
    const { policy, people, teams = {}, branches = [] } = this.#facts;
    const { github } = this.#gate;
    const now = this.clock.now().toISOString();
    if (baseAt !== undefined) this.clock.set(baseAt);
    github.organization(owner, { members: ['mira', ...Object.keys(people)], teams });
    const repository = github.repository(`${owner}/shop`, {
      files: {
        ...this.#facts.files,
        ...onBase,
        '.github/migration-policy.yml': policy.replaceAll('acme/', `${owner}/`),
      },
      permissions: { mira: 'write', ...people },
    });
    for (const branch of branches) repository.commit(branch, { 'README.md': branch });
    if (baseAt !== undefined) this.clock.set(now);
    const { number } = repository.openPull({
      head: 'change',
      base,
      author: 'mira',
      files,
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
    });
    const pull = new TeamPull(this.#gate, repository, number);
    await pull.untilRead(repository.head('change'));
    return pull;
  }

  /** Holds that a pull request is refused for a rule. */
  async refuses(draft: Draft, rule: string): Promise<void> {
    const pull = await this.open(draft);
    expect(pull.findings).toContain(rule);
    expect(pull.state).toBe('failure');
  }

  /** Holds that nothing has to change about a pull request: it waits for people alone. */
  async accepts(draft: Draft): Promise<void> {
    const pull = await this.open(draft);
    expect(pull.state, `${pull.description}\n${pull.comment}`).toBe('pending');
  }
}

/** One pull request, as people see it. */
export class TeamPull {
  readonly #gate: FileGate;
  readonly repository: RepositoryScript;
  readonly number: number;

  constructor(gate: FileGate, repository: RepositoryScript, number: number) {
    this.#gate = gate;
    this.repository = repository;
    this.number = number;
  }

  get state(): string {
    return this.repository.status(this.number, 'migration-gate')?.state ?? 'none';
  }

  get description(): string {
    return this.repository.status(this.number, 'migration-gate')?.description ?? '';
  }

  get comment(): string {
    return this.repository.comments(this.number)[0]?.body ?? '';
  }

  /** What is asked for once it is merged. */
  get afterMerge(): string {
    const [, after] = this.repository.comments(this.number).filter(({ author }) => author.type === 'Bot');
    return after?.body ?? '';
  }

  /** Waits until the comment after the merge says this. */
  async untilAfterMerge(like: RegExp): Promise<void> {
    await vi.waitFor(() => expect(this.afterMerge).toMatch(like), { timeout: 20_000, interval: 25 });
  }

  /** Waits until a further comment reminds people of something. */
  async untilReminded(of: RegExp): Promise<void> {
    await vi.waitFor(
      () => {
        const [, , ...further] = this.repository
          .comments(this.number)
          .filter(({ author }) => author.type === 'Bot');
        expect(further.map(({ body }) => body).join('\n')).toMatch(of);
      },
      { timeout: 20_000, interval: 25 },
    );
  }

  /** Waits until the comment says this. */
  async untilComment(like: RegExp): Promise<void> {
    await vi.waitFor(() => expect(this.comment).toMatch(like), { timeout: 20_000, interval: 25 });
  }

  /** The rules whose findings the comment shows, each once. */
  get findings(): readonly string[] {
    return [...new Set([...this.comment.matchAll(/ · rule `([a-z-]+)`/g)].map(([, rule = '']) => rule))];
  }

  /** The lines of the checklist, ticked or not. */
  get checklist(): readonly string[] {
    return [...this.comment.matchAll(/^- \[[ x]\] .*$/gm)].map(([line]) => line);
  }

  /** Waits until the gate has evaluated a commit at least so often. */
  async untilRead(head: string, times = 1): Promise<void> {
    await vi.waitFor(
      () => {
        const read = this.#gate.log.filter(
          (line) => line.msg === 'evaluated a pull request' && line.head === head,
        );
        if (read.length < times)
          throw new Error(`${head} was evaluated ${read.length} times, not ${times} yet`);
      },
      { timeout: 20_000, interval: 25 },
    );
  }

  /** Waits until the status is this, with a description like that. */
  async until(state: string, description = /./): Promise<void> {
    await vi.waitFor(
      () => {
        const said = `${this.state}: ${this.description}`;
        if (this.state !== state || !description.test(this.description))
          throw new Error(`expected ${state} ${description}, and what came was ${said}`);
      },
      { timeout: 20_000, interval: 25 },
    );
  }

  /** Waits until a line of the checklist reads like this. */
  async untilLine(text: string, like: RegExp): Promise<void> {
    await vi.waitFor(
      () => expect(this.checklist.find((line) => line.includes(text)) ?? 'no such line').toMatch(like),
      { timeout: 20_000, interval: 25 },
    );
  }

  approve(...logins: readonly string[]): void {
    for (const login of logins) this.repository.approve(this.number, login);
  }

  /** Statuses of somebody's CI, all green. */
  green(...names: readonly string[]): void {
    for (const context of names)
      this.repository.setStatus(this.number, { context, state: 'success' }, 'mira');
  }

  /** Clicks on the box of a line of the checklist, as GitHub does it: in the text as it is then. */
  tick(text: string, by: string): void {
    const [comment] = this.repository.comments(this.number);
    if (comment === undefined) throw new Error('The gate has not commented yet.');
    const line = comment.body.split('\n').find((each) => /^- \[ \] /.test(each) && each.includes(text));
    if (line === undefined) throw new Error(`There is no open line “${text}” in:\n${comment.body}`);
    this.repository.editComment(comment.id, by, comment.body.replace(line, line.replace('[ ]', '[x]')));
  }
}

import { expect, vi } from 'vitest';
import { GatedPull } from '../support/gated-pull.ts';
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
  async open({ title, body, files, base = 'main', onBase = {}, baseAt }: Draft): Promise<GatedPull> {
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
    const pull = new GatedPull(this.#gate, repository, number);
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

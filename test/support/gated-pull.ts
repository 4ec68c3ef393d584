import { expect, vi } from 'vitest';
import type { RepositoryScript } from './github/script/repository.ts';
import type { gateOfFile } from './running-gate.ts';

type FileGate = ReturnType<typeof gateOfFile>;

/** How long to wait for the gate; less, in milliseconds, where it is expected to do something else. */
const PATIENCE = { timeout: Number(process.env.PATIENCE ?? 40_000), interval: 25 };

/** One pull request, as people see it. */
export class GatedPull {
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
    await vi.waitFor(() => expect(this.afterMerge).toMatch(like), PATIENCE);
  }

  /** Waits until a further comment reminds people of something. */
  async untilReminded(of: RegExp): Promise<void> {
    await vi.waitFor(() => {
      const [, , ...further] = this.repository
        .comments(this.number)
        .filter(({ author }) => author.type === 'Bot');
      expect(further.map(({ body }) => body).join('\n')).toMatch(of);
    }, PATIENCE);
  }

  /** Waits until the comment says this. */
  async untilComment(like: RegExp): Promise<void> {
    await vi.waitFor(() => expect(this.comment).toMatch(like), PATIENCE);
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
    await vi.waitFor(() => {
      const read = this.#timesRead(head);
      if (read < times) throw new Error(`${head} was evaluated ${read} times, not ${times} yet`);
    }, PATIENCE);
  }

  #timesRead(head: string): number {
    return this.#gate.log.filter((line) => line.msg === 'evaluated a pull request' && line.head === head)
      .length;
  }

  /** Waits until the status is this, with a description like that. */
  async until(state: string, description = /./): Promise<void> {
    await vi.waitFor(() => {
      const said = `${this.state}: ${this.description}`;
      if (this.state !== state || !description.test(this.description))
        throw new Error(`expected ${state} ${description}, and what came was ${said}`);
    }, PATIENCE);
  }

  /** Waits until a line of the checklist reads like this. */
  async untilLine(text: string, like: RegExp): Promise<void> {
    await vi.waitFor(
      () => expect(this.checklist.find((line) => line.includes(text)) ?? 'no such line').toMatch(like),
      PATIENCE,
    );
  }

  approve(...logins: readonly string[]): void {
    for (const login of logins) this.repository.approve(this.number, login);
  }

  /** Each once the gate has taken note of the one before: together they could be one evaluation. */
  async approveInTurn(...logins: readonly string[]): Promise<void> {
    const head = this.repository.pull(this.number).headSha;
    for (const login of logins) {
      const before = this.#timesRead(head);
      this.approve(login);
      await this.untilRead(head, before + 1);
    }
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

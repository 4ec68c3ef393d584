import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { type RunningGate, startGate, untilStatus } from '../support/running-gate.ts';

const PATH = 'db/migrations/002_notes.sql';
const FILES = { [PATH]: 'ALTER TABLE orders ADD COLUMN note text;\n' };
const WAITS = /^LOW · 0 of 1 approval/;
const SOON = { timeout: 15_000, interval: 25 };

let gate: RunningGate;
let organisations = 0;
let owner: string;
let shop: RepositoryScript;

/** The same repository in another organisation: the same files, teams and names of teams. */
function organisation(login: string, dba: string, installed = true): RepositoryScript {
  gate.github.organization(login, { members: ['mira', 'ann', 'bob'], teams: { dbas: [dba] } });
  return gate.github.repository(`${login}/shop`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int, title varchar(50));\n' },
    permissions: { mira: 'write', ann: 'write', bob: 'write' },
    installed,
  });
}

const open = (repository: RepositoryScript) =>
  repository.openPull({ head: 'notes', title: 'Add notes', author: 'mira', files: FILES }).number;

const ours = (repository: RepositoryScript, number: number) =>
  repository.comments(number).filter(({ author }) => author.type === 'Bot');

const writesOf = (installation: number) =>
  gate.github.requests.byInstallation().get(installation)?.writes ?? 0;

/** Those that it was a cause of: what comes meanwhile, such as that the app was installed, is one evaluation with it. */
const evaluatedFor = (cause: string) =>
  gate.log.filter((line) => String(line.cause).split(', ').includes(cause));

beforeAll(async () => {
  gate = await startGate();
}, 60_000);

afterAll(async () => {
  await gate.close();
  expect(gate.github.contract.departures).toEqual([]);
  // Work that was under way when the app lost a repository finds it gone, and is given up.
  const faults = gate.log.filter(({ level }) => level === 'error').map(({ error }) => error);
  expect(faults.filter((fault) => !isOutOfReach(fault))).toEqual([]);
}, 60_000);

const isOutOfReach = (fault: unknown) =>
  typeof fault === 'object' &&
  fault !== null &&
  'kind' in fault &&
  ['gone', 'forbidden'].includes(String(fault.kind));

beforeEach(() => {
  organisations += 1;
  owner = `acme-${organisations}`;
  shop = organisation(owner, 'ann');
});

describe('an installation', () => {
  it('holds nobody for a member of a team of another one, whatever is called the same', async () => {
    const other = `rival-${organisations}`;
    const rival = organisation(other, 'bob');
    const both = [shop, rival] as const;
    for (const [repository, login] of [
      [shop, owner],
      [rival, other],
    ] as const)
      repository.commit('main', {
        '.github/migration-policy.yml': `roles: { dba: { teams: [${login}/dbas] } }\nlevels: { low: { approvals: [{ role: dba }] } }\n`,
      });
    const numbers = both.map(open);
    for (const [index, repository] of both.entries())
      await untilStatus(repository, numbers[index] ?? 0, 'pending', WAITS);
    for (const [index, repository] of both.entries()) repository.approve(numbers[index] ?? 0, 'ann');
    await untilStatus(shop, numbers[0] ?? 0, 'success', /ann \(dba\)/);
    await vi.waitFor(() => expect(ours(rival, numbers[1] ?? 0)[0]?.body).toContain('does not hold'), SOON);
    await untilStatus(rival, numbers[1] ?? 0, 'pending', WAITS);
  }, 60_000);

  it('asks for and writes what is its own, and nothing else', async () => {
    gate.github.requests.reset();
    const number = open(shop);
    await untilStatus(shop, number, 'pending', WAITS);
    const { id } = gate.github.installationOf(owner);
    const own = gate.github.requests.all.filter(({ installation }) => installation === id);
    const repositories = own.flatMap(({ path }) => /^\/repos\/([^/]+\/[^/]+)/.exec(path)?.[1] ?? []);
    expect(new Set(repositories)).toEqual(new Set([`${owner}/shop`]));
  }, 60_000);
});

describe('a repository', () => {
  it('that is renamed keeps its approvals and its comment, and is looked at under the new name', async () => {
    const number = open(shop);
    await untilStatus(shop, number, 'pending', WAITS);
    shop.approve(number, 'ann');
    await untilStatus(shop, number, 'success', /ann/);
    shop.changeName('store');
    await vi.waitFor(() => expect(evaluatedFor('repository.renamed')).toHaveLength(1), SOON);
    const head = shop.commit('notes', { 'README.md': 'More.\n' }, { author: 'mira' });
    await untilStatus(shop, head, 'success', /ann/);
    expect(ours(shop, number)).toHaveLength(1);
  }, 60_000);

  it('that goes to another owner is judged by the installation there, and written to by no other', async () => {
    const other = `heir-${organisations}`;
    gate.github.organization(other, { members: ['mira', 'ann'] });
    const { id: heir } = gate.github.install(other);
    const number = open(shop);
    await untilStatus(shop, number, 'pending', WAITS);
    await gate.github.settled();
    const { id: before } = gate.github.installationOf(owner);
    const writes = writesOf(before);
    shop.transferTo(other);
    await vi.waitFor(() => expect(evaluatedFor('repository.transferred')).toHaveLength(1), SOON);
    const head = shop.commit('notes', { 'README.md': 'More.\n' }, { author: 'mira' });
    await untilStatus(shop, head, 'pending', WAITS);
    expect(writesOf(heir)).toBeGreaterThan(0);
    expect(writesOf(before)).toBe(writes);
    expect(ours(shop, number)).toHaveLength(1);
    shop.approve(number, 'ann');
    await untilStatus(shop, number, 'success', /ann/);
  }, 60_000);

  it('that goes to an owner without the app is left alone from then on', async () => {
    const number = open(shop);
    await untilStatus(shop, number, 'pending', WAITS);
    await gate.github.settled();
    const writes = writesOf(gate.github.installationOf(owner).id);
    shop.transferTo('stranger');
    const head = shop.commit('notes', { 'README.md': 'More.\n' }, { author: 'mira' });
    shop.approve(number, 'ann');
    await gate.github.settled();
    expect(shop.status(head, 'migration-gate')).toBeUndefined();
    expect(writesOf(gate.github.installationOf(owner).id)).toBe(writes);
  }, 60_000);

  it.each([
    [true, false, 'repository.publicized'],
    [false, true, 'repository.privatized'],
  ])(
    'private %s that becomes private %s is looked at again, in one comment',
    async (was, becomes, cause) => {
      shop.state.private = was;
      const number = open(shop);
      await untilStatus(shop, number, 'pending', WAITS);
      await vi.waitFor(() => expect(ours(shop, number)).toHaveLength(1), SOON);
      shop.setPrivate(becomes);
      await vi.waitFor(() => expect(evaluatedFor(cause)).toHaveLength(1), SOON);
      expect(ours(shop, number)).toHaveLength(1);
      await untilStatus(shop, number, 'pending', WAITS);
    },
    60_000,
  );
});

describe('the app', () => {
  it('writes nothing while it is suspended, and is right again after', async () => {
    const number = open(shop);
    await untilStatus(shop, number, 'pending', WAITS);
    await gate.github.settled();
    gate.github.suspend(owner);
    const head = shop.commit('notes', { [PATH]: 'DROP TABLE orders;\n' }, { author: 'mira' });
    shop.approve(number, 'ann');
    await gate.github.settled();
    expect(shop.status(head, 'migration-gate')).toBeUndefined();
    gate.github.unsuspend(owner);
    await untilStatus(shop, head, 'pending', /^HIGH · 0 of 2/);
    expect(ours(shop, number)).toHaveLength(1);
  }, 60_000);

  it('that is installed again uses nothing of the time before, and finds its comment', async () => {
    const number = open(shop);
    await untilStatus(shop, number, 'pending', WAITS);
    await vi.waitFor(() => expect(ours(shop, number)).toHaveLength(1), SOON);
    shop.approve(number, 'ann');
    await untilStatus(shop, number, 'success', /ann/);
    await gate.github.settled();
    const { id: before } = gate.github.installationOf(owner);
    const writes = writesOf(before);
    gate.github.uninstall(owner);
    shop.dismiss(number, 'ann', 'bob', 'not so good');
    await gate.github.settled();
    expect(gate.github.install(owner).id).not.toBe(before);
    await untilStatus(shop, number, 'pending', WAITS);
    expect(ours(shop, number)).toHaveLength(1);
    expect(writesOf(before)).toBe(writes);
  }, 60_000);
});

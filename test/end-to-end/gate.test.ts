import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';

const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';
const PATH = 'db/migrations/002_notes.sql';
const POLICY = '.github/migration-policy.yml';
const LOW = 'LOW · 0 of 1 approval: 1 more from developer';

const gate = gateOfFile();
let shop: RepositoryScript;
let owner: string;

let organisations = 0;

beforeEach(() => {
  organisations += 1;
  owner = `acme-${organisations}`;
  gate.github.faults.clear();
  gate.github.organization(owner, {
    members: ['mira', 'yuki', 'ann', 'bob', 'ro'],
    teams: { dbas: ['ann'] },
  });
  shop = gate.github.repository(`${owner}/shop`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int, title varchar(50));\n' },
    permissions: { mira: 'write', yuki: 'write', ann: 'maintain', bob: 'admin', ro: 'read' },
  });
});

function open(files: Record<string, string> = { [PATH]: ADD }, head = 'notes') {
  return shop.openPull({ head, title: 'Add notes', author: 'mira', files }).number;
}

const comment = (number: number) => shop.comments(number)[0]?.body ?? '';

describe('a pull request', () => {
  it('without migrations is left alone: a green status, and not a word', async () => {
    const number = open({ 'README.md': 'hello' });
    await untilStatus(shop, number, 'success', 'No migrations');
    expect(shop.comments(number)).toEqual([]);
    expect(shop.checkRuns(number)).toEqual([]);
  }, 30_000);

  it('with a migration is gated until the right person approves', async () => {
    const number = open();
    await untilStatus(shop, number, 'pending', LOW);
    expect(comment(number)).toContain('adds column `note` to `orders`');
    expect(shop.checkRuns(number)).toMatchObject([{ name: 'migration-gate/sql', conclusion: 'success' }]);
    expect(shop.status(number, 'migration-gate')?.targetUrl).toContain('#issuecomment-');
    shop.approve(number, 'ro');
    await vi.waitFor(() => expect(comment(number)).toContain('does not hold the role'), 15_000);
    shop.approve(number, 'yuki');
    await untilStatus(shop, number, 'success', 'LOW · approved by yuki (developer)');
  }, 60_000);

  it('whose last migration leaves says so, and is green', async () => {
    const number = open();
    await untilStatus(shop, number, 'pending', LOW);
    const head = shop.commit('notes', { [PATH]: null, 'README.md': 'x' }, { author: 'mira' });
    await untilStatus(shop, head, 'success', 'No migrations any more');
    expect(comment(number)).toContain('No migrations any more');
  }, 60_000);

  it('is one comment, updated in place, and nothing is written when nothing changed', async () => {
    const number = open();
    await untilStatus(shop, number, 'pending', LOW);
    const { writes } = gate.github.requests;
    const before = gate.github.requests.reads;
    shop.comment(number, 'yuki', '/migration-gate recheck');
    await vi.waitFor(() => expect(gate.github.requests.reads).toBeGreaterThan(before), 15_000);
    await vi.waitFor(
      () => expect(gate.log.at(-1)).toMatchObject({ cause: expect.stringContaining('recheck'), writes: [] }),
      15_000,
    );
    // That the command is taken, and that it is done.
    await vi.waitFor(() => expect(gate.github.requests.writes).toBe(writes + 2), 15_000);
    expect(shop.comments(number)).toHaveLength(2);
  }, 60_000);
});

describe('other pull requests', () => {
  it('from a fork are gated, also after the fork was deleted', async () => {
    const fork = shop.fork('mira');
    fork.commit('notes', { [PATH]: ADD }, { author: 'mira' });
    const { number } = shop.openPull({ head: 'mira:notes', author: 'mira' });
    await untilStatus(shop, number, 'pending', LOW);
    fork.delete();
    shop.approve(number, 'yuki');
    await untilStatus(shop, number, 'success');
    // GitHub sends null for the repository of a deleted fork; its description of this webhook has not heard of it.
    const known = ({ what }: { readonly what: string }) => what === '/pull_request/head/repo must be object';
    expect(gate.github.contract.take().filter((departure) => !known(departure))).toEqual([]);
  }, 60_000);
});

describe('the policy', () => {
  const policy = () =>
    `roles:\n  dba:\n    teams: [${owner}/dbas]\nlevels:\n  low:\n    approvals:\n      - role: dba\n`;

  it('that arrives on the base branch is taken up by open pull requests', async () => {
    const number = open();
    await untilStatus(shop, number, 'pending', LOW);
    shop.commit('main', { [POLICY]: policy() }, { author: 'bob' });
    await untilStatus(shop, number, 'pending', 'LOW · 0 of 1 approval: 1 more from dba');
    shop.approve(number, 'ann');
    await untilStatus(shop, number, 'success', /ann \(dba\)/);
    gate.github.organization(owner).removeFromTeam('dbas', 'ann');
    await untilStatus(shop, number, 'pending', 'LOW · 0 of 1 approval: 1 more from dba');
  }, 90_000);
});

import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';

const ADD = 'ALTER TABLE orders ADD COLUMN note text;\n';
const PATH = 'db/migrations/002_notes.sql';

const gate = gateOfFile();
let shop: RepositoryScript;
let owner: string;
let shops = 0;

beforeEach(() => {
  shops += 1;
  owner = `acme-${shops}`;
  gate.github.faults.clear();
  shop = gate.github.repository(`${owner}/shop`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n' },
    permissions: { mira: 'write', yuki: 'write' },
  });
});

const open = (head = 'notes') =>
  shop.openPull({ head, title: 'Add notes', author: 'mira', files: { [PATH]: ADD } }).number;

describe('a secondary limit', () => {
  it('holds back the whole installation without a further request of it; others go on', async () => {
    const { id } = gate.github.installationOf(owner);
    await gate.github.settled();
    gate.github.faults.next(
      { graphql: /query Overview/ },
      { kind: 'secondary-limit', retryAfterSeconds: 600 },
    );
    const number = open();
    await vi.waitFor(
      () => expect(gate.log.some(({ msg }) => String(msg).startsWith('GitHub limits'))).toBe(true),
      { timeout: 15_000, interval: 25 },
    );
    const asked = () => gate.github.requests.byInstallation().get(id)?.reads ?? 0;
    const before = asked();
    const other = gate.github.repository(`${owner}-other/shop`, { permissions: { mira: 'write' } });
    const elsewhere = other.openPull({ head: 'x', author: 'mira', files: { 'README.md': 'x' } }).number;
    await untilStatus(other, elsewhere, 'success', 'No migrations');
    expect(asked()).toBe(before);
    expect(shop.status(number, 'migration-gate')).toBeUndefined();
  }, 60_000);
});

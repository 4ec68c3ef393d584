import { describe, expect, it, vi } from 'vitest';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';

const POLICY = '.github/migration-policy.yml';

const gate = gateOfFile();

function openShop(owner: string, policy: string, organisation?: string) {
  gate.github.organization(owner, { members: ['mira', 'ann', 'bob'] });
  if (organisation !== undefined)
    gate.github.repository(`${owner}/.github`, { files: { [POLICY]: organisation } });
  const shop = gate.github.repository(`${owner}/shop`, {
    files: { 'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n', [POLICY]: policy },
    permissions: { mira: 'write', ann: 'maintain', bob: 'admin' },
  });
  const open = (files: Record<string, string>, head = 'change') =>
    shop.openPull({ head, title: `Change ${head}`, author: 'mira', files }).number;
  const untilComment = (number: number, like: RegExp) =>
    vi.waitFor(() => expect(shop.comments(number)[0]?.body ?? '').toMatch(like), {
      timeout: 15_000,
      interval: 25,
    });
  return { shop, open, untilComment };
}

describe('a pull request that changes the policy', () => {
  it('is told what it would change, in words, and for which open pull requests', async () => {
    const { shop, open, untilComment } = openShop('change-1', 'version: 1\n');
    const other = open({ 'db/migrations/002_index.sql': 'CREATE INDEX i ON orders (id);\n' }, 'index');
    await untilStatus(shop, other, 'pending', /^LOW/);
    const number = open({ [POLICY]: 'operations: { create-index: high }\n' });
    await untilStatus(shop, number, 'pending', /^HIGH · 0 of 2/);
    await untilComment(number, /```diff\n\+ Level of create-index: HIGH\n```/);
    await untilComment(
      number,
      /Change index\]\(.*\) \| LOW: 1 approval from developer \| HIGH: 2 approvals from senior-developer or tech-lead \|/,
    );
  }, 60_000);
});

describe('a policy that extends that of the organisation', () => {
  const ORGANISATION = 'levels: { low: { name: harmless } }\noperations: { create-index: medium }\n';

  it('is read from the repository .github', async () => {
    const { shop, open } = openShop('change-3', 'extends: organisation\n', ORGANISATION);
    const number = open({ 'db/migrations/002_note.sql': 'ALTER TABLE orders ADD COLUMN note text;\n' });
    await untilStatus(shop, number, 'pending', /^harmless · 0 of 1/);
  }, 60_000);

  it('fails closed where there is none', async () => {
    const { shop, open } = openShop('change-4', 'extends: organisation\n');
    const number = open({ 'db/migrations/002_note.sql': 'ALTER TABLE orders ADD COLUMN note text;\n' });
    await untilStatus(shop, number, 'failure', /extends that of the organisation/);
  }, 60_000);
});

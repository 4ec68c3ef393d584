import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RepositoryScript } from '../support/github/script/repository.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';
import { createSetClock } from '../support/set-clock.ts';

const POLICY = `
requirements:
  - checklist:
      - { id: errors, text: The error rate is as before, phase: after-deployment, due: 24h }
      - { id: slow, text: No query became slow, phase: after-deployment, due: 48h }
after-merge:
  backup-tables: 30d
  rollback-steps: [high]
conventions:
  deprecation: { prefix: deprecated_, wait: 7d }
rules:
  drop-without-deprecation: off
`;

const MIGRATION = `
CREATE TABLE orders_backup AS SELECT * FROM orders;
ALTER TABLE orders RENAME COLUMN total TO deprecated_total;
COMMENT ON COLUMN orders.deprecated_total IS 'Deprecated on 2026-01-10';
DROP TABLE baskets;
`;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const patience = { timeout: 20_000, interval: 25 };
const clock = createSetClock(new Date().toISOString());

const gate = gateOfFile({ clock: clock.now });
let shop: RepositoryScript;
let organisations = 0;

beforeEach(() => {
  clock.set(new Date().toISOString());
  organisations += 1;
  const owner = `acme-${organisations}`;
  gate.github.organization(owner, { members: ['mira', 'ann', 'bob'] });
  shop = gate.github.repository(`${owner}/shop`, {
    files: {
      'db/migrations/001_orders.sql':
        'CREATE TABLE orders (id int, total int);\nCREATE TABLE baskets (id int);\n',
      '.github/migration-policy.yml': POLICY,
    },
    permissions: { mira: 'write', ann: 'maintain', bob: 'admin' },
  });
});

/** The comments that the gate wrote after its first one. */
const said = (number: number) =>
  shop
    .comments(number)
    .slice(1)
    .filter(({ author }) => author.type === 'Bot')
    .map(({ body }) => body);

function afterMerge(number: number) {
  const comment = shop.comments(number).find(({ body }) => body.includes('## After the merge'));
  if (comment === undefined) throw new Error('There is no comment for after the merge.');
  return comment;
}

/** One that mira wrote; when it was merged, by GitHub's clock. */
async function merged(files: Readonly<Record<string, string>>) {
  const { number } = shop.openPull({ head: 'drop', author: 'mira', files });
  await vi.waitFor(() => expect(shop.comments(number)).toHaveLength(1), patience);
  shop.merge(number, 'mira');
  const { body } = await vi.waitFor(() => afterMerge(number), patience);
  return { number, body, at: shop.pull(number).mergedAt?.getTime() ?? 0 };
}

function setClock(time: number): void {
  clock.set(new Date(time).toISOString());
}

/** As a click on the box does it. */
function click(number: number, item: string, by: string): void {
  const { id, body } = afterMerge(number);
  const box = new RegExp(`^- \\[ \\](.*<!-- item:${item} -->)$`, 'm');
  expect(body).toMatch(box);
  shop.editComment(id, by, body.replace(box, '- [x]$1'));
}

const untilTicked = (number: number, item: string) =>
  vi.waitFor(
    () =>
      expect(afterMerge(number).body).toMatch(new RegExp(`^- \\[x\\].* 👤 .*<!-- item:${item} -->$`, 'm')),
    patience,
  );

const untilSaid = (number: number, count: number) =>
  vi.waitFor(() => expect(said(number)).toHaveLength(count), patience);

/** Something that changes nothing, so that it is looked at again with the clock as it is. */
const touch = (number: number) => shop.commentReview(number, 'ann');

/** Touches it, and waits until the gate has followed it up since. */
async function untilLookedAt(number: number): Promise<void> {
  const followUps = () =>
    gate.log.filter(
      ({ msg, pull }) =>
        msg === 'followed up a merged pull request' && pull === `acme-${organisations}/shop#${number}`,
    ).length;
  const before = followUps();
  touch(number);
  await vi.waitFor(() => expect(followUps()).toBeGreaterThan(before), patience);
}

describe('a merged pull request', () => {
  it('has in a comment of its own how to go back, and what is left to do by its date', async () => {
    const { body } = await merged({
      'db/migrations/002_drop.sql': MIGRATION,
      'db/migrations/002_drop.down.sql':
        'CREATE TABLE baskets (id int);\nALTER TABLE orders RENAME COLUMN deprecated_total TO total;\n',
    });
    expect(body.indexOf('If it has to be taken back')).toBeLessThan(body.indexOf('What is left to do'));
    expect(body).toContain(
      '`db/migrations/002_drop.down.sql`, which takes back `db/migrations/002_drop.sql`:',
    );
    expect(body).toContain('```sql\nCREATE TABLE baskets (id int);');
    expect(body).toContain('It does not bring everything back');
    expect(body.match(/^\*\*.* after the merge: .* UTC\*\*$/gm)).toEqual([
      expect.stringContaining('24 hours'),
      expect.stringContaining('2 days'),
      expect.stringContaining('7 days'),
      expect.stringContaining('30 days'),
    ]);
    expect(body).toContain('The safety period of `orders.deprecated_total` is over');
    expect(body).toContain('DROP TABLE orders_backup;');
  }, 60_000);

  it('shows what would take it back where it has no rollback, at the levels that the policy names', async () => {
    const { body } = await merged({
      'db/migrations/002_total.sql': 'ALTER TABLE orders DROP COLUMN total;\n',
    });
    expect(body).toMatch(
      /has no rollback that can be read\. This was worked out from it.*nobody has run it:/,
    );
    expect(body).toContain('ALTER TABLE orders ADD COLUMN total');
  }, 60_000);

  it('shows no way back at other levels', async () => {
    const { body } = await merged({
      'db/migrations/002_notes.sql': 'ALTER TABLE orders ADD COLUMN note text;\n',
    });
    expect(body).not.toContain('taken back');
  }, 60_000);

  it('is reminded of what is not ticked, once, on its date and by itself, over the loss of the database', async () => {
    const { number, at } = await merged({
      'db/migrations/002_notes.sql': 'ALTER TABLE orders ADD COLUMN note text;\n',
    });
    setClock(at + DAY - HOUR);
    await untilLookedAt(number);
    expect(said(number)).toHaveLength(1);
    setClock(at + DAY);
    await untilSaid(number, 2);
    expect(said(number)[1]).toContain('The error rate is as before');
    expect(said(number)[1]).not.toContain('No query became slow');
    click(number, 'slow', 'ann');
    await untilTicked(number, 'slow');

    await gate.loseDatabase();
    setClock(at + 3 * DAY - HOUR);
    await untilLookedAt(number);
    expect(shop.issues()).toEqual([]);
    setClock(at + 3 * DAY);
    const [issue] = await vi.waitFor(() => {
      expect(shop.issues()).toHaveLength(1);
      return shop.issues();
    }, patience);
    expect(issue?.body).toMatch(/1 thing to see to .*The error rate is as before/s);
    click(number, 'errors', 'bob');
    await vi.waitFor(() => expect(shop.issues().map(({ state }) => state)).toEqual(['closed']), patience);
    await untilTicked(number, 'errors');
    await untilTicked(number, 'slow');
    expect(said(number)).toHaveLength(2);
  }, 90_000);

  it('is reminded of its backup tables when their time is over', async () => {
    const { number, at } = await merged({
      'db/migrations/002_copy.sql': 'CREATE TABLE orders_backup AS SELECT * FROM orders;\n',
    });
    click(number, 'errors', 'ann');
    await untilTicked(number, 'errors');
    click(number, 'slow', 'ann');
    await untilTicked(number, 'slow');
    setClock(at + 30 * DAY);
    await untilSaid(number, 2);
    expect(said(number)[1]).toContain('The backup table `orders_backup` may be dropped');
    click(number, 'drop-backup%20orders_backup', 'mira');
    await untilTicked(number, 'drop-backup%20orders_backup');
    expect(shop.issues()).toEqual([]);
  }, 90_000);

  it('is left alone where the gate had nothing to say', async () => {
    const { number } = shop.openPull({ head: 'docs', author: 'mira', files: { 'README.md': 'words\n' } });
    await untilStatus(shop, number, 'success', /No migrations/);
    shop.merge(number, 'mira');
    touch(number);
    const { body } = await merged({
      'db/migrations/002_notes.sql': 'ALTER TABLE orders ADD COLUMN note text;\n',
    });
    expect(body).toContain('What is left to do');
    expect(shop.comments(number)).toEqual([]);
  }, 60_000);
});

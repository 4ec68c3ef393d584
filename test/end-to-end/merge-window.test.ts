import { describe, expect, it } from 'vitest';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';
import { createSetClock } from '../support/set-clock.ts';

const clock = createSetClock('2026-12-05T12:00:00-04:00');

const POLICY = `
windows:
  saturday-night:
    time-zone: America/La_Paz
    open:
      - { days: sat, from: "21:00", to: "23:00" }
levels:
  high:
    window: saturday-night
`;

const gate = gateOfFile({ clock: clock.now });

function openShop(owner: string) {
  gate.github.organization(owner, { members: ['mira', 'ann', 'bob'] });
  const shop = gate.github.repository(`${owner}/shop`, {
    files: {
      'db/migrations/001_orders.sql': 'CREATE TABLE orders (id int);\n',
      '.github/migration-policy.yml': POLICY,
    },
    permissions: { mira: 'write', ann: 'maintain', bob: 'admin' },
  });
  const { number } = shop.openPull({
    head: 'drop',
    author: 'mira',
    files: { 'db/migrations/002_drop.sql': 'DROP TABLE orders;\n' },
  });
  const comment = () => shop.comments(number)[0]?.body ?? '';
  /** Something that matters to no migration, so that it is looked at again with the clock as it is. */
  const push = () => shop.commit('drop', { 'README.md': clock.now().toISOString() }, { author: 'mira' });
  return { shop, number, comment, push };
}

const WAITS = 'HIGH · approved; merge window opens Sat 21:00 America/La_Paz';
const GREEN = /^HIGH · approved by ann .* and bob/;

describe('a pull request with a merge window', () => {
  it('waits for it when it is approved, turns green by itself when it opens, and waits again when it closes', async () => {
    clock.set('2026-12-05T12:00:00-04:00');
    const { shop, number, comment, push } = openShop('acme-1');
    await untilStatus(shop, number, 'pending', /^HIGH · 0 of 2 approvals/);
    expect(comment()).not.toContain('merge window');
    shop.approve(number, 'ann');
    shop.approve(number, 'bob');
    await untilStatus(shop, number, 'pending', WAITS);
    expect(comment()).toContain('opens Sat 21:00 America/La_Paz and closes Sat 23:00 America/La_Paz');

    clock.set('2026-12-05T20:50:00-04:00');
    const head = push();
    await untilStatus(shop, head, 'pending', WAITS);
    clock.set('2026-12-05T21:00:00-04:00');
    await untilStatus(shop, head, 'success', GREEN);
    expect(comment()).toContain('before the merge window closes Sat 23:00 America/La_Paz');

    clock.set('2026-12-05T22:50:00-04:00');
    const later = push();
    await untilStatus(shop, later, 'success', GREEN);
    clock.set('2026-12-05T23:00:00-04:00');
    await untilStatus(
      shop,
      later,
      'pending',
      'HIGH · approved; merge window opens Sat 12 Dec 21:00 America/La_Paz',
    );
  }, 90_000);

  it('is held in the merge queue by the window of that moment', async () => {
    clock.set('2026-12-05T21:30:00-04:00');
    const { shop, number } = openShop('acme-2');
    shop.approve(number, 'ann');
    shop.approve(number, 'bob');
    await untilStatus(shop, number, 'success', GREEN);
    clock.set('2026-12-12T20:50:00-04:00');
    const group = shop.enqueue(number);
    await untilStatus(shop, group.head, 'pending', WAITS);
    clock.set('2026-12-12T21:00:00-04:00');
    await untilStatus(shop, group.head, 'success', GREEN);
  }, 60_000);
});

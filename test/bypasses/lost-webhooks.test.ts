import { afterEach, expect, it, vi } from 'vitest';
import { untilStatus } from '../support/running-gate.ts';
import { createSetClock } from '../support/set-clock.ts';
import { ADD, DROP, HIGH_WAITS, LOW_WAITS, PATH, shopsOfFile } from './shop.ts';

/** The gate's: after GitHub's, so that what happened there is over. */
const clock = createSetClock('2030-01-02T12:01:00Z');
const SOON = { timeout: 15_000, interval: 20 };
const { gate, open } = shopsOfFile({ clock: clock.now, sweepEvery: 5 * 60_000 });

afterEach(() => {
  gate.github.webhooks.weather = {};
});

it('28: what lost webhooks would have told is made up for within ten minutes', async () => {
  const shop = open();
  const approved = await shop.openApproved();
  clock.set('2030-01-02T12:05:01Z');

  gate.github.webhooks.weather = { drop: () => true };
  const pushed = shop.repository.commit('change', { [PATH]: DROP }, { author: 'mira' });
  const other = shop.repository.openPull({
    head: 'other',
    author: 'yuki',
    files: { 'db/migrations/003_other.sql': ADD.replace('note', 'other') },
  });
  expect(shop.repository.status(pushed, 'migration-gate')).toBeUndefined();

  clock.set('2030-01-02T12:10:01Z');
  await untilStatus(shop.repository, pushed, 'pending', HIGH_WAITS);
  await untilStatus(shop.repository, other.number, 'pending', LOW_WAITS);
  expect(shop.repository.comments(approved.number)).toHaveLength(1);
});

it('28: so is a role that was lost, though no list of pull requests shows it', async () => {
  const shop = open();
  clock.set('2030-01-02T12:21:00Z');
  const approved = await shop.openApproved('yuki');

  // What the gate wrote itself is the last that the list shows, and then nothing is left to do.
  clock.set('2030-01-02T12:26:01Z');
  await vi.waitFor(() => {
    const pull = `${shop.owner}/shop#${approved.number}`;
    expect(gate.log).toContainEqual(
      expect.objectContaining({ pull, cause: expect.stringMatching(/^reconciler/), writes: [] }),
    );
  }, SOON);

  gate.github.webhooks.weather = { drop: () => true };
  shop.repository.setPermission('yuki', 'read');
  clock.set('2030-01-02T12:31:02Z');
  await untilStatus(shop.repository, approved.number, 'pending', LOW_WAITS);
});

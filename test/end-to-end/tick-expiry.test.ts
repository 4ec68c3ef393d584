import { it } from 'vitest';
import { ADD, ChecklistShop, linesLeft, PATH } from '../support/checklist-shop.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';
import { createSetClock } from '../support/set-clock.ts';

const clock = createSetClock(new Date().toISOString());
const HOUR = 3_600_000;

const POLICY = `
levels:
  low:
    approvals: []
    checklist:
      - { id: replicas, text: The replicas keep up, required: true, expires: 1h }
`;

const gate = gateOfFile({ clock: clock.now });

it('a tick falls by itself when its time is over', async () => {
  const shop = new ChecklistShop(gate, 'acme', POLICY);
  const { repository } = shop;
  const { number } = repository.openPull({ head: 'notes', author: 'mira', files: { [PATH]: ADD } });
  await untilStatus(repository, number, 'pending', linesLeft(1));
  shop.click(number, 'replicas', 'yuki');
  const tickedAt = shop.comment(number).updatedAt.getTime();
  await untilStatus(repository, number, 'success');
  await shop.untilLine(number, 'replicas', /yuki on .* UTC, good until/);

  clock.set(new Date(tickedAt + HOUR - 10 * 60_000).toISOString());
  const head = repository.commit(
    'notes',
    { 'README.md': 'a push, so that it is looked at' },
    { author: 'mira' },
  );
  await untilStatus(repository, head, 'success');
  clock.set(new Date(tickedAt + HOUR).toISOString());
  await untilStatus(repository, head, 'pending', linesLeft(1));
  await shop.untilLine(number, 'replicas', /^- \[ \] .* yuki .* does not count: it lasted until/);
}, 60_000);

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ADD, ChecklistShop, PATH } from '../support/checklist-shop.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';

const gate = gateOfFile();
let shop: ChecklistShop;
let organisations = 0;

beforeEach(() => {
  organisations += 1;
  shop = new ChecklistShop(gate, `acme-${organisations}`);
});

describe('labels and requests for reviews', () => {
  it('say the level, and leave the labels of others alone', async () => {
    const number = await shop.openApproved();
    shop.repository.addLabels(number, 'mira', 'urgent');
    const labels = () => shop.repository.labels(number);
    await vi.waitFor(() => expect(labels()).toContain('risk: low'), 15_000);
    const head = shop.repository.commit('notes', { [PATH]: 'DROP TABLE orders;\n' }, { author: 'mira' });
    await untilStatus(shop.repository, head, 'pending', /^HIGH/);
    await vi.waitFor(() => expect(labels().toSorted()).toEqual(['risk: high', 'urgent']), 15_000);
  }, 60_000);

  it('ask the teams that can fill the missing places once, and not on drafts', async () => {
    const owner = `asking-${organisations}`;
    const { repository } = new ChecklistShop(gate, owner, askingPolicy(owner));
    const requested = (number: number) => repository.pull(number).requestedTeams.map(({ slug }) => slug);
    const { number } = repository.openPull({
      head: 'notes',
      author: 'mira',
      draft: true,
      files: { [PATH]: ADD },
    });
    await untilStatus(repository, number, 'pending', /1 more from senior/);
    expect(requested(number)).toEqual([]);
    repository.ready(number);
    await vi.waitFor(() => expect(requested(number)).toEqual(['seniors']), 15_000);
  }, 60_000);
});

function askingPolicy(owner: string): string {
  return `
roles:
  senior: { teams: [${owner}/seniors] }
levels: { low: { approvals: [{ role: senior }] } }
request-reviewers: true
`;
}

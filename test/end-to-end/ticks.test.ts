import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ADD, ChecklistShop, linesLeft, PATH } from '../support/checklist-shop.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';

const GREEN = 'LOW · approved by yuki (developer)';

const gate = gateOfFile();
let shop: ChecklistShop;
let organisations = 0;

beforeEach(() => {
  organisations += 1;
  shop = new ChecklistShop(gate, `acme-${organisations}`);
});

describe('a box in the comment', () => {
  it('ticked by those who may counts, is shown with who and when, and turns the status green', async () => {
    const number = await shop.openApproved();
    shop.click(number, 'tested', 'yuki');
    await shop.untilLine(
      number,
      'tested',
      /^- \[x\] Tested on staging · \*\*required\*\* · 👤 yuki on \d{4}-\d\d-\d\d .* UTC/,
    );
    await untilStatus(shop.repository, number, 'pending', linesLeft(1));
    shop.click(number, 'backup', 'mira');
    await untilStatus(shop.repository, number, 'success', GREEN);
  }, 60_000);

  it('can be unticked again', async () => {
    const number = await shop.openApproved();
    shop.click(number, 'tested', 'yuki');
    await untilStatus(shop.repository, number, 'pending', linesLeft(1));
    shop.click(number, 'tested', 'ann');
    await untilStatus(shop.repository, number, 'pending', linesLeft(2));
    await shop.untilLine(number, 'tested', /^- \[ \] Tested on staging/);
  }, 60_000);

  it('stays ticked over other edits, which are undone, and over the loss of the database', async () => {
    const number = await shop.openApproved();
    shop.click(number, 'tested', 'yuki');
    await shop.untilLine(number, 'tested', /yuki/);
    const rendered = shop.comment(number).body;
    shop.repository.editComment(
      shop.comment(number).id,
      'mira',
      rendered.replace('waiting', 'ready to merge'),
    );
    await vi.waitFor(() => expect(shop.comment(number).body).toBe(rendered), 15_000);

    await gate.loseDatabase();
    shop.click(number, 'backup', 'mira');
    await untilStatus(shop.repository, number, 'success', GREEN);
    await shop.untilLine(number, 'tested', /^- \[x\] .* yuki/);
  }, 90_000);

  it('falls when other SQL is pushed, and not when something else is', async () => {
    const number = await shop.openApproved();
    shop.click(number, 'tested', 'yuki');
    await untilStatus(shop.repository, number, 'pending', linesLeft(1));
    const same = shop.repository.commit('notes', { 'README.md': 'more' }, { author: 'mira' });
    await untilStatus(shop.repository, same, 'pending', linesLeft(1));
    const other = shop.repository.commit('notes', { [PATH]: ADD.replace('text', 'int') }, { author: 'mira' });
    await untilStatus(shop.repository, other, 'pending', /0 of 1 approval.*; 2 required lines/);
    await shop.untilLine(number, 'tested', /^- \[ \] .*yuki .* the migrations or the policy changed since/);
  }, 60_000);

  it('counts for nothing by what was kept in the comment of another pull request', async () => {
    const number = await shop.openApproved();
    shop.click(number, 'tested', 'yuki');
    await shop.untilLine(number, 'tested', /yuki/);
    const [theirs = ''] = /<!-- migration-gate:state .* -->/.exec(shop.comment(number).body) ?? [];
    const other = shop.repository.openPull({ head: 'twin', author: 'mira', files: { [PATH]: ADD } }).number;
    await untilStatus(shop.repository, other, 'pending', /2 required lines/);
    const rendered = shop.comment(other).body;
    shop.repository.editComment(
      shop.comment(other).id,
      'mira',
      rendered.replace(/<!-- migration-gate:state .* -->/, theirs),
    );
    await vi.waitFor(() => expect(shop.comment(other).body).toBe(rendered), 15_000);
    expect(shop.repository.status(other, 'migration-gate')?.description).toContain('2 required lines');
    expect(gate.log).toContainEqual(
      expect.objectContaining({ msg: expect.stringContaining('is not of this pull request') }),
    );
  }, 60_000);
});

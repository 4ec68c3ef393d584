import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ADD, ChecklistShop, linesLeft, PATH } from '../support/checklist-shop.ts';
import { gateOfFile, untilStatus } from '../support/running-gate.ts';

const gate = gateOfFile();
let shop: ChecklistShop;
let organisations = 0;

beforeEach(() => {
  organisations += 1;
  shop = new ChecklistShop(gate, `acme-${organisations}`);
});

const reactionsTo = (id: number) => shop.repository.reactions(id).map(({ content }) => content);

describe('a command', () => {
  const untilReactions = (id: number, reactions: readonly string[]) =>
    vi.waitFor(() => expect(reactionsTo(id)).toEqual(reactions), { timeout: 15_000, interval: 25 });
  const replies = (number: number) =>
    shop.repository
      .comments(number)
      .slice(1)
      .filter(({ author }) => author.type === 'Bot')
      .map(({ body }) => body);

  /** The one reply, which comes after the reaction. */
  const untilReply = (number: number) =>
    vi.waitFor(
      () => {
        const [reply = '', ...others] = replies(number);
        expect([reply !== '', others]).toEqual([true, []]);
        return reply;
      },
      { timeout: 15_000, interval: 25 },
    );

  it('waives a line, where its giver holds the role', async () => {
    const number = await shop.openApproved();
    const { id } = shop.repository.comment(
      number,
      'ann',
      '/migration-gate waive tested there is no staging *yet*',
    );
    await untilReactions(id, ['eyes', '+1']);
    await untilStatus(shop.repository, number, 'pending', linesLeft(1));
    await shop.untilLine(number, 'tested', /^- \[x\] .* waived by ann on .*: there is no staging/);
    expect(replies(number)).toEqual([]);
  }, 60_000);

  it('waives what a convention finds, and reviewers see what, who and why', async () => {
    const owner = `agreed-${organisations}`;
    const agreed = new ChecklistShop(
      gate,
      owner,
      'conventions:\n  companions: [{ files: [docs/**] }]\nroles: { dba: { users: [ann] } }\nwaivers: { roles: [dba] }\n',
    );
    const { repository } = agreed;
    const { number } = repository.openPull({ head: 'notes', author: 'mira', files: { [PATH]: ADD } });
    await untilStatus(repository, number, 'failure');
    repository.comment(number, 'ann', '/migration-gate waive missing-companion nobody reads them');
    await untilStatus(repository, number, 'pending', /0 of 1 approval/);
    expect(agreed.comment(number).body).toContain('ann waives it: “nobody reads them”');
  }, 60_000);

  it.each([
    ['waive tested please', 'yuki', 'it takes dba'],
    ['waive tested please', 'mira', 'they opened this pull request'],
    ['waive nothing please', 'ann', 'called <code>nothing</code>|called `nothing`'],
    ['waive policy-change please', 'ann', 'no finding called'],
    ['emergency it is down', 'ann', 'the policy lets nobody do this'],
  ])(
    '%s by %s is refused, and it is said why: %s',
    async (command, by, why) => {
      const number = await shop.openApproved();
      const { id } = shop.repository.comment(number, by, `/migration-gate ${command}`);
      await untilReactions(id, ['eyes', '-1']);
      expect(await untilReply(number)).toMatch(new RegExp(why));
      expect(shop.repository.status(number, 'migration-gate')?.description).toContain('2 required lines');
    },
    60_000,
  );

  it('that is not understood is answered with those that there are', async () => {
    const number = await shop.openApproved();
    const { id } = shop.repository.comment(number, 'yuki', '/migration-gate approve\n/migration-gate help');
    await untilReactions(id, ['eyes', 'confused']);
    expect(await untilReply(number)).toMatch(/no command .*approve[\s\S]*\/migration-gate recheck/);
  }, 60_000);

  it('has the verdict explained', async () => {
    const number = await shop.openApproved();
    const { id } = shop.repository.comment(number, 'yuki', '/migration-gate explain');
    await untilReactions(id, ['eyes', '+1']);
    const reply = await untilReply(number);
    expect(reply).toContain('Why it is LOW');
    expect(reply).toContain('adds column `note` to `orders`');
    expect(reply).toContain('Always: checklist “Tested on staging” (required)');
    expect(reply).toContain('yuki (developer) approved');
    expect(reply).not.toMatch(/@\w/);
  }, 60_000);

  it('on a pull request that is closed is followed no more', async () => {
    const number = await shop.openApproved();
    shop.repository.close(number);
    const { id } = shop.repository.comment(number, 'ann', '/migration-gate waive tested x');
    await untilReactions(id, ['eyes', 'confused']);
  }, 60_000);
});

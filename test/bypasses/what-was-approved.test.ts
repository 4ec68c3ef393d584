import { expect, it, vi } from 'vitest';
import { GatedPull } from '../support/gated-pull.ts';
import type { Files } from '../support/github/actions/commits.ts';
import { ADD, DROP, HIGH_WAITS, LOW_WAITS, PATH, POLICY, type Shop, shopsOfFile } from './shop.ts';

const { gate, open } = shopsOfFile();

/** Whoever it is, of whom the gate says that they have to look again. */
const looksAgain = (login: string) =>
  new RegExp(`\\[${login}\\]\\(\\S+\\) approved something else: .* so it takes another look`);
const LOOKS_AGAIN = looksAgain('yuki');
const OTHER = 'ALTER TABLE orders ADD COLUMN tag text;\n';

/** A pull request that yuki approves before the gate has heard of either. */
function approvedUnread({ repository }: Shop, files: Files = { [PATH]: ADD }): GatedPull {
  gate.github.webhooks.weather = { drop: () => true };
  const { number } = repository.openPull({ author: 'mira', files, head: 'change' });
  const pull = new GatedPull(gate, repository, number);
  pull.approve('yuki');
  gate.github.webhooks.weather = {};
  return pull;
}

it.each([
  ['other SQL', { [PATH]: OTHER }],
  ['another migration', { 'db/migrations/003_tag.sql': OTHER }],
  ['the same SQL as an executable file', { [PATH]: { content: ADD, mode: '100755' as const } }],
])(
  '1: an approval given before %s was pushed no longer counts, and names the reviewer who has to look again',
  async (_, files) => {
    const shop = open();
    const pull = await shop.openApproved();
    await pull.untilRead(shop.repository.commit('change', files, { author: 'mira' }));
    await pull.until('pending', LOW_WAITS);
    await pull.untilComment(LOOKS_AGAIN);
    pull.approve('yuki');
    await pull.until('success');
  },
);

it('1: an approval given before the policy changed no longer counts, and names the reviewer who has to look again', async () => {
  const shop = open({ policy: 'version: 1\n' });
  const pull = await shop.openApproved();
  shop.repository.commit('main', { [POLICY]: 'version: 1\nunknown: medium\n' }, { author: 'bob' });
  await pull.until('pending', LOW_WAITS);
  await pull.untilComment(LOOKS_AGAIN);
});

it('1: nor one that no webhook told of, once it was counted', async () => {
  const shop = open({ policy: 'version: 1\n' });
  const pull = approvedUnread(shop);
  shop.repository.commit('change', { 'README.md': 'more' }, { author: 'mira' });
  await pull.until('success');
  shop.repository.commit('main', { [POLICY]: 'version: 1\nunknown: medium\n' }, { author: 'bob' });
  await pull.until('pending', LOW_WAITS);
  await pull.untilComment(LOOKS_AGAIN);
});

it('1: an approval of two migrations is none of one of them, though nobody told the gate of it in time', async () => {
  const shop = open();
  const second = 'db/migrations/003_tag.sql';
  const pull = await shop.open();
  await pull.until('pending', LOW_WAITS);
  gate.github.webhooks.weather = { drop: () => true };
  shop.repository.commit('change', { [second]: OTHER }, { author: 'mira' });
  pull.approve('yuki');
  gate.github.webhooks.weather = {};
  await pull.untilRead(shop.repository.commit('change', { [second]: null }, { author: 'mira' }));
  await pull.untilComment(LOOKS_AGAIN);
  await pull.until('pending', LOW_WAITS);
});

it.each([
  ['a migration and of the removal of another', { 'db/migrations/001_orders.sql': null }],
  ['a migration and of another policy', { [POLICY]: 'version: 1\nunknown: medium\n' }],
])(
  '1: an approval of %s is none of the migration alone, though nobody told the gate of it in time',
  async (_, besides) => {
    const shop = open({ policy: 'version: 1\n' });
    const pull = approvedUnread(shop, { [PATH]: ADD, ...besides });
    await pull.untilRead(
      shop.repository.forcePush('change', { [PATH]: ADD }, { author: 'mira', onto: 'main' }),
    );
    await pull.untilComment(LOOKS_AGAIN);
    await pull.until('pending', LOW_WAITS);
  },
);

it('2: an approval counts on over a commit that touches no migration', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.commit('change', { 'README.md': 'more' }, { author: 'mira' });
  await pull.until('success', /^LOW · approved by yuki/);
});

it('2: an approval counts on over a rebase that changes no migration', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.commit('main', { 'README.md': 'moved on' }, { author: 'bob' });
  shop.repository.forcePush('change', { [PATH]: ADD }, { author: 'mira', onto: 'main' });
  await pull.until('success', /^LOW · approved by yuki/);
});

it('2: an approval counts on when the pull request changed the policy after it and does so no more, though the gate heard of it late', async () => {
  const shop = open({ policy: 'version: 1\n' });
  const pull = approvedUnread(shop);
  const changed = { [POLICY]: 'version: 1\nunknown: medium\n' };
  await pull.untilRead(shop.repository.commit('change', changed, { author: 'mira' }));
  await pull.until('pending', HIGH_WAITS);
  shop.repository.forcePush('change', { [PATH]: ADD }, { author: 'mira', onto: 'main' });
  await pull.until('success', /^LOW · approved by yuki/);
});

it('2: an approval counts on over a rebase onto other migrations, though the gate heard of neither in time', async () => {
  const shop = open();
  const pull = approvedUnread(shop);
  gate.github.webhooks.weather = { drop: () => true };
  shop.repository.commit('main', { 'db/migrations/000_first.sql': 'SELECT 1;\n' }, { author: 'bob' });
  gate.github.webhooks.weather = {};
  shop.repository.forcePush('change', { [PATH]: ADD }, { author: 'mira', onto: 'main' });
  await pull.until('success', /^LOW · approved by yuki/);
});

it('2: an approval counts again once other migrations are gone that were pushed after it, though the gate heard of it late', async () => {
  const shop = open();
  const pull = approvedUnread(shop);
  const others = { 'db/migrations/003_tag.sql': OTHER };
  await pull.untilRead(shop.repository.forcePush('change', others, { author: 'mira', onto: 'main' }));
  await pull.until('pending', LOW_WAITS);
  shop.repository.forcePush('change', { [PATH]: ADD }, { author: 'mira', onto: 'main' });
  await pull.until('success', /^LOW · approved by yuki/);
});

/** An approval of which the gate hears nothing before the branch is force-pushed. */
async function approvedUnheard() {
  const shop = open();
  const pull = await shop.open();
  gate.github.webhooks.weather = { drop: ({ event }) => event === 'pull_request_review' };
  pull.approve('yuki');
  gate.github.webhooks.weather = {};
  return { shop, pull };
}

it('3: an approval of which nothing was recorded does not count once GitHub moved it along with a force-push', async () => {
  const { shop, pull } = await approvedUnheard();
  shop.repository.forcePush('change', { [PATH]: OTHER }, { author: 'mira', movesReviews: true });
  await pull.untilComment(/yuki\]\(\S+\) approved, but it is not known what: the branch was force-pushed/);
  await pull.until('pending', LOW_WAITS);
});

it('3: an approval of which nothing was recorded counts after a force-push if its own commit has the same migrations', async () => {
  const { shop, pull } = await approvedUnheard();
  shop.repository.forcePush('change', { [PATH]: ADD, 'README.md': 'rebased' }, { author: 'mira' });
  await pull.until('success', /^LOW · approved by yuki/);
  shop.repository.forcePush('change', { [PATH]: OTHER }, { author: 'mira' });
  await pull.untilComment(LOOKS_AGAIN);
  await pull.until('pending', LOW_WAITS);
});

it('4: an edit hidden in the merge of the base branch makes the approval stale, and a plain merge does not', async () => {
  const shop = open();
  const pull = await shop.openApproved('ann');
  shop.repository.commit('main', { 'README.md': 'moved on' }, { author: 'bob' });
  shop.repository.mergeBranch('change', 'main', 'mira');
  await pull.until('success', /^LOW · approved by ann/);
  shop.repository.commit('main', { 'README.md': 'and on' }, { author: 'bob' });
  shop.repository.mergeBranch('change', 'main', 'mira', { [PATH]: DROP });
  await pull.until('pending', HIGH_WAITS);
  await pull.untilComment(looksAgain('ann'));
});

const STRICT =
  'roles:\n  dba:\n    teams: [OWNER/dbas]\nlevels:\n  low:\n    approvals:\n      - role: dba\n';

it('5: after retargeting the success does not stand while the policy of the other base branch is read, which then decides', async () => {
  const shop = open();
  const { repository, owner } = shop;
  repository.commit('strict', { [POLICY]: STRICT.replace('OWNER', owner) }, { author: 'bob' });
  const pull = await shop.openApproved();
  repository.retarget(pull.number, 'strict');
  await pull.until('pending', /^LOW · 0 of 1 approval: 1 more from dba$/);
  const said = repository.statuses(pull.number).map(({ state, description }) => `${state} ${description}`);
  expect(said.slice(said.findLastIndex((each) => each.startsWith('success')) + 1)).toEqual([
    'pending Reading the pull request again',
    expect.stringMatching(/^pending LOW/),
  ]);
});

it('5: after retargeting the migrations of the other base branch are what the pull request is held against', async () => {
  const shop = open();
  shop.repository.commit('release', { [PATH]: 'SELECT 1;\n' }, { author: 'bob' });
  const pull = await shop.openApproved();
  shop.repository.retarget(pull.number, 'release');
  await pull.until('failure', /002_notes\.sql is on the base branch already/);
});

it.each([
  ['closed and opened again', 'close', 'reopen'],
  ['made a draft and ready again', 'draft', 'ready'],
] as const)(
  '13: the success of a pull request that is %s does not stand until it was evaluated anew',
  async (_, away, back) => {
    const shop = open();
    const { repository } = shop;
    const pull = await shop.openApproved();
    const before = repository.statuses(pull.number).length;
    repository[away](pull.number);
    await gate.github.settled();
    repository[back](pull.number);
    const said = () => repository.statuses(pull.number).slice(before);
    await vi.waitFor(() => expect(said().at(-1)?.state).toBe('success'), { timeout: 15_000, interval: 25 });
    expect(said()[0]).toMatchObject({ state: 'pending', description: 'Reading the pull request again' });
  },
);

it('13: what was pushed to a closed pull request is read when it is opened again', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.close(pull.number);
  shop.repository.commit('change', { [PATH]: DROP }, { author: 'mira' });
  shop.repository.reopen(pull.number);
  await pull.until('pending', HIGH_WAITS);
});

import { expect, it } from 'vitest';
import { ADD, DROP, HIGH_WAITS, LOW_WAITS, PATH, POLICY, shopsOfFile } from './shop.ts';

const { open } = shopsOfFile();

const WEAK = 'version: 1\nlevels:\n  low: { approvals: [] }\n  high: { approvals: [] }\n';

it('6: a policy that the pull request itself weakens does not decide on it; the base branch’s does, at the highest level', async () => {
  const shop = open({ policy: 'version: 1\n' });
  const pull = await shop.open({ [PATH]: ADD, [POLICY]: WEAK });
  await pull.until('pending', HIGH_WAITS);
  pull.approve('yuki');
  await pull.untilComment(/\[yuki\]\(\S+\) does not hold the role this takes/);
  await pull.until('pending', HIGH_WAITS);
});

it.each([
  ['adds', 'version: 1\n', undefined, POLICY],
  ['removes', null, 'version: 1\n', POLICY],
  ['adds one in another case', 'version: 1\n', undefined, '.GitHub/Migration-Policy.yml'],
])(
  '6: a pull request that %s the policy and no migration is gated at the highest level',
  async (_, text, policy, path) => {
    const shop = open(policy === undefined ? {} : { policy });
    const pull = await shop.open({ [path]: text });
    await pull.until('pending', HIGH_WAITS);
  },
);

it('6: a pull request that puts a link in place of the policy’s folder is gated at the highest level', async () => {
  const shop = open();
  const pull = await shop.open({ '.github': { content: 'elsewhere', mode: '120000' } });
  await pull.until('pending', HIGH_WAITS);
});

it('6: a pull request that moves the policy away is gated at the highest level', async () => {
  const shop = open({ policy: 'version: 1\n' });
  shop.repository.rename('change', POLICY, 'attic/policy.yml', { author: 'mira' });
  const pull = await shop.open(undefined, { files: {} });
  await pull.until('pending', HIGH_WAITS);
});

it.each([
  ['the migration alone', { [PATH]: DROP }],
  ['another text of it', { [PATH]: DROP, [POLICY]: 'version: 1\nunknown: medium\n' }],
])('6: who approved %s did not approve what is then made of the policy', async (_, files) => {
  const shop = open({ policy: 'version: 1\n' });
  const pull = await shop.open(files);
  await pull.until('pending', HIGH_WAITS);
  await pull.approveInTurn('ann', 'bob');
  await pull.until('success');
  shop.repository.commit('change', { [POLICY]: WEAK }, { author: 'mira' });
  await pull.until('pending', HIGH_WAITS);
  await pull.untilComment(/\[ann\]\(\S+\) approved something else/);
});

it('6: a new text of the policy is validated, and the comment shows what it would change', async () => {
  const shop = open({ policy: 'version: 1\n' });
  const pull = await shop.open({ [POLICY]: 'version: 1\nunknown: hihg\n' });
  await pull.until('failure', /the policy would have 1 error once this is merged/);
  await pull.untilComment(/Line 2, column 10.*\n[\s\S]*unknown: hihg/);
  shop.repository.commit('change', { [POLICY]: WEAK }, { author: 'mira' });
  await pull.until('pending', HIGH_WAITS);
  await pull.untilComment(/```diff\n[\s\S]*- .*LOW.*developer/);
});

it('29: an error in the policy on the base branch is named with its place, and nothing passes', async () => {
  const shop = open({ policy: 'version: 1\nrolls: {}\n' });
  const pull = await shop.open();
  await pull.until('failure', /^Policy \.github\/migration-policy\.yml has 1 error at line 2/);
  await pull.untilComment(/rolls/);
  await pull.approveInTurn('ann', 'bob');
  expect(pull.state).toBe('failure');
});

it('29: a pull request that mends the policy can pass, by the built-in one', async () => {
  const shop = open({ policy: 'version: 1\nrolls: {}\n' });
  const pull = await shop.open({ [POLICY]: 'version: 1\n' });
  await pull.until('pending', HIGH_WAITS);
  pull.approve('ann', 'bob');
  await pull.until('success');
});

it('29: a policy that cannot be read counts as wrong, not as absent', async () => {
  const shop = open({ files: { [POLICY]: { content: '../elsewhere', mode: '120000' } } });
  const pull = await shop.open();
  await pull.until('failure', /is a symbolic link/);
});

it('29: a mended policy on the base branch is taken up at once', async () => {
  const shop = open({ policy: 'version: 1\nrolls: {}\n' });
  const pull = await shop.open();
  await pull.until('failure');
  shop.repository.commit('main', { [POLICY]: 'version: 1\n' }, { author: 'bob' });
  await pull.until('pending', LOW_WAITS);
});

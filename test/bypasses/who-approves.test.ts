import { expect, it } from 'vitest';
import { ADD, LOW_WAITS, PATH, shopsOfFile } from './shop.ts';

const { gate, open } = shopsOfFile();

it('7: the author cannot approve, by GitHub or by the gate', async () => {
  const shop = open();
  const pull = await shop.open();
  expect(() => pull.approve('mira')).toThrow('Can not approve your own pull request');
  const { headSha, reviews, author } = shop.repository.pull(pull.number);
  const at = new Date();
  reviews.push({
    id: 1,
    nodeId: 'PRR_1',
    author,
    state: 'APPROVED',
    body: '',
    commit: headSha,
    submittedAt: at,
    updatedAt: at,
  });
  shop.repository.commentReview(pull.number, 'yuki');
  await pull.untilComment(
    /\[mira\]\(\S+\) opened this pull request, and nobody approves their own migration/,
  );
  await pull.until('pending', LOW_WAITS);
});

it.each([
  ['a second account of theirs without the role', 'ro', 'does not hold the role this takes: developer'],
  ['somebody of whom the repository has not heard', 'mira2', 'does not hold the role this takes: developer'],
  ['a bot that may write', 'helper[bot]', 'is a bot, and only people can approve'],
  ['the gate itself', 'migration-gate[bot]', 'is a bot, and only people can approve'],
])('7: the approval of %s does not count', async (_, login, why) => {
  const shop = open();
  shop.repository.setPermission('helper[bot]', 'write');
  const pull = await shop.open();
  pull.approve(login);
  await pull.untilComment(new RegExp(why));
  await pull.until('pending', LOW_WAITS);
});

const NOBODY_APPROVES_OWN = (part: string) =>
  new RegExp(
    `\\[yuki\\]\\(\\S+\\) ${part} [\\w\u200b]+ of this pull request, and nobody approves their own migration`,
  );

it.each([
  ['wrote one of its commits', 'wrote commit', { author: 'yuki', committer: 'mira' }],
  ['committed it', 'committed commit', { author: 'mira', committer: 'yuki' }],
  ['is named as co-author', 'co-wrote commit', { author: 'mira', coAuthors: ['yuki'] }],
])('8: somebody who %s cannot approve it', async (_, part, who) => {
  const shop = open();
  const pull = await shop.open();
  await pull.untilRead(shop.repository.commit('change', { 'README.md': 'more' }, who));
  pull.approve('yuki');
  await pull.untilComment(NOBODY_APPROVES_OWN(part));
  await pull.until('pending', LOW_WAITS);
  pull.approve('ann');
  await pull.until('success', /approved by ann/);
});

it('8: somebody who pushed a commit under the author’s name cannot approve it, not after the loss of the database either', async () => {
  const shop = open();
  const pull = await shop.open();
  const head = shop.repository.commit('change', { 'README.md': 'more' }, { author: 'mira', pusher: 'yuki' });
  await pull.untilRead(head);
  pull.approve('yuki');
  await pull.untilComment(NOBODY_APPROVES_OWN('pushed commit'));
  await pull.until('pending', LOW_WAITS);
  await gate.loseDatabase();
  pull.approve('yuki');
  await pull.untilRead(head, 3);
  await pull.until('pending', LOW_WAITS);
  await pull.untilComment(NOBODY_APPROVES_OWN('pushed commit'));
});

it('8: somebody who force-pushed it cannot approve it, even where no webhook told of the push', async () => {
  const shop = open();
  const pull = await shop.open();
  gate.github.webhooks.weather = { drop: () => true };
  shop.repository.forcePush('change', { [PATH]: ADD }, { author: 'mira', pusher: 'yuki' });
  gate.github.webhooks.weather = {};
  pull.approve('yuki');
  await pull.untilComment(NOBODY_APPROVES_OWN('pushed commit'));
  await pull.until('pending', LOW_WAITS);
});

it('8: a commit that GitHub attributes to nobody holds the pull request back, and is named', async () => {
  const shop = open();
  const pull = await shop.open();
  const nobody = { name: 'Nobody', email: 'nobody@nowhere.test' };
  const sha = shop.repository.commit('change', { 'README.md': 'more' }, { author: nobody });
  await pull.untilRead(sha);
  pull.approve('ann');
  await pull.until(
    'pending',
    new RegExp(`^LOW · commit ${sha.slice(0, 7)} is by somebody GitHub does not know`),
  );
});

it('9: who approves and then requests changes has not approved', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.requestChanges(pull.number, 'yuki');
  await pull.until('failure', /^LOW · changes requested by yuki$/);
});

it('9: a dismissed review is none, and does not bring back the approval before it', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.requestChanges(pull.number, 'yuki');
  await pull.until('failure');
  shop.repository.dismiss(pull.number, 'yuki', 'bob', 'settled');
  await pull.until('pending', LOW_WAITS);
});

it('9: a dismissed approval does not count', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.dismiss(pull.number, 'yuki', 'bob', 'too hasty');
  await pull.until('pending', LOW_WAITS);
});

it('9: “changes requested” by somebody with the role stands over the approvals of others, a remark, and other SQL', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.requestChanges(pull.number, 'ann');
  await pull.until('failure', /changes requested by ann/);
  shop.repository.commentReview(pull.number, 'ann');
  pull.approve('bob');
  const head = shop.repository.commit('change', { [PATH]: `${ADD}-- more\n` }, { author: 'mira' });
  await pull.untilRead(head);
  await pull.until('failure', /changes requested by ann/);
  pull.approve('ann');
  await pull.until('success');
});

it('9: “changes requested” by somebody without the role holds nothing back', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.requestChanges(pull.number, 'ro');
  await pull.untilRead(shop.repository.head('change'), 3);
  await pull.until('success');
});

const BY_TEAM =
  'roles:\n  dba:\n    teams: [OWNER/dbas]\nlevels:\n  low:\n    approvals:\n      - role: dba\n';

it.each([
  ['left the team', (owner: string) => gate.github.organization(owner).removeFromTeam('dbas', 'ann')],
  ['left the organisation', (owner: string) => gate.github.organization(owner).removeMember('ann')],
  ['was in a team that is gone', (owner: string) => gate.github.organization(owner).deleteTeam('dbas')],
])('10: the approval of somebody who %s no longer counts, at once', async (_, leave) => {
  const shop = open({ policy: BY_TEAM });
  const pull = await shop.open();
  pull.approve('ann');
  await pull.until('success', /ann \(dba\)/);
  leave(shop.owner);
  await pull.until('pending', /^LOW · 0 of 1 approval: 1 more from dba$/);
});

it('10: the approval of somebody who lost write access no longer counts, at once', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  shop.repository.setPermission('yuki', 'read');
  await pull.until('pending', LOW_WAITS);
  await pull.untilComment(/\[yuki\]\(\S+\) does not hold the role this takes/);
});

it('10: who holds what is asked at each evaluation, whether or not a webhook told of the change', async () => {
  const shop = open();
  const pull = await shop.openApproved();
  gate.github.webhooks.weather = { drop: () => true };
  shop.repository.setPermission('yuki', 'read');
  gate.github.webhooks.weather = {};
  shop.repository.comment(pull.number, 'ro', '/migration-gate recheck');
  await pull.until('pending', LOW_WAITS);
});

const TWO_ROLES = `
roles:
  dba: { users: [ann] }
  reviewer: { users: [ann, yuki] }
levels:
  low:
    approvals:
      - role: reviewer
      - role: dba
`;

it('11: one person in two roles fills one place, and an assignment of people to places is found where there is one', async () => {
  const shop = open({ policy: TWO_ROLES });
  const pull = await shop.open();
  pull.approve('ann');
  await pull.until(
    'pending',
    /^LOW · 1 of 2 approvals: 1 more from dba$|^LOW · 1 of 2 approvals: 1 more from reviewer$/,
  );
  pull.approve('yuki');
  await pull.until('success', /yuki.*ann|ann.*yuki/);
});

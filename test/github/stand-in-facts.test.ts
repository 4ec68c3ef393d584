import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FollowUp } from '../../src/domain/follow-up.ts';
import { blobOid } from './asking.ts';
import { NOBODY, PATH, type StandIn, startStandIn } from './stand-in.ts';

let at: StandIn;

beforeAll(async () => {
  at = await startStandIn();
});

afterAll(() => at.close());

const SHARED = 'levels: {}\n# for everyone\n';

describe('one request', () => {
  it('tells labels, requested reviewers, checks and the organisation’s policy, too', async () => {
    const pull = at.open('facts');
    at.github.repository('acme/.github', { files: { '.github/migration-policy.yml': SHARED } });
    at.shop.addLabels(pull.number, 'ann', 'db');
    at.shop.requestReview(pull.number, ['bob', 'acme/dbas']);
    at.shop.approve(pull.number, 'bob');
    at.shop.setStatus(pull.number, { context: 'ci', state: 'pending' }, 'ci[bot]');
    at.shop.setCheckRun(pull.number, { name: 'build', conclusion: 'skipped' });
    const requests = await at.requestsOf(async () => {
      const overview = await at.pulls.overview(pull, NOBODY);
      expect(overview.pull).toMatchObject({ labels: ['db'], requested: ['bob', 'acme/dbas'] });
      expect(overview.checks).toEqual({
        complete: true,
        items: [
          { name: 'build', state: 'success' },
          { name: 'ci', state: 'pending' },
        ],
      });
      expect(overview.organisationPolicy).toMatchObject({
        repository: 'acme/.github',
        sha: blobOid(SHARED),
        content: { text: SHARED },
      });
    });
    expect(requests).toEqual({ counted: 1, made: 1 });
  });

  it('tells of no policy of an organisation whose repository the app cannot see', async () => {
    const pull = at.open('unseen');
    at.github.repository('acme/.github').removeFromInstallation();
    expect((await at.pulls.overview(pull, NOBODY)).organisationPolicy).toEqual({ kind: 'absent' });
    at.github.repository('acme/.github').addToInstallation();
  });

  it('tells of a merged pull request, and of what came after', async () => {
    const pull = at.open('merged', { files: { 'db/migrations/003_merged.sql': 'SELECT 3;\n' } });
    const base = at.shop.head('main');
    const mergeCommit = at.shop.merge(pull.number, 'bob');
    at.shop.approve(pull.number, 'ann');
    await at.pulls.publish(
      pull,
      [
        { kind: 'create-comment', which: 'checklist', body: '<!-- migration-gate -->\nHIGH' },
        {
          kind: 'create-comment',
          which: 'after-merge',
          body: '<!-- migration-gate:after-merge -->\nDeployed?',
        },
      ],
      {},
    );
    const { pull: facts, published, reviews } = await at.pulls.overview(pull, NOBODY);
    expect(facts).toMatchObject({ state: 'merged', mergeCommit, base });
    expect(reviews.items).toMatchObject([{ state: 'approved', author: { login: 'ann' } }]);
    expect(reviews.items[0]?.submittedAt.localeCompare(facts.mergedAt ?? '')).toBe(1);
    expect(published).toMatchObject({
      comment: { body: expect.stringContaining('HIGH') },
      afterMergeComment: { body: expect.stringContaining('Deployed?') },
    });
  });
});

describe('checks', () => {
  it('beyond the first 100 are read when they are asked for', async () => {
    const pull = at.open('checked');
    for (let count = 0; count < 130; count++)
      at.shop.setCheckRun(pull.number, { name: `build ${count}`, conclusion: 'success' });
    const { pull: facts, checks } = await at.pulls.overview(pull, NOBODY);
    expect(checks.complete).toBe(false);
    const requests = await at.requestsOf(async () => {
      const { items, complete } = await at.pulls.checks(facts);
      expect([items.length, complete]).toEqual([130, true]);
    });
    expect(requests).toEqual({ counted: 2, made: 2 });
  });
});

describe('the policy as a pull request would have it', () => {
  it('is at its head like any other file', async () => {
    const pull = at.open('policy', { files: { '.github/migration-policy.yml': 'levels: {}\n# ours\n' } });
    const head = at.shop.head('policy');
    const { entries } = await at.pulls.details(pull, {
      ...NOBODY,
      entries: [{ commit: head, paths: ['.github/migration-policy.yml'] }],
    });
    expect(entries[head]?.['.github/migration-policy.yml']?.content).toMatchObject({
      text: 'levels: {}\n# ours\n',
    });
  });
});

describe('when files were last changed', () => {
  it('is told in one request, by when they came to the base branch', async () => {
    const path = 'db/migrations/004_late.sql';
    const late = at.open('late', { files: { [path]: 'SELECT 4;\n' } });
    at.shop.merge(late.number, 'bob');
    const mergedAt = at.shop.pull(late.number).mergedAt?.toISOString();
    const pull = at.open('later');
    const { pull: facts } = await at.pulls.overview(pull, NOBODY);
    const requests = await at.requestsOf(async () => {
      const changed = await at.pulls.lastChanged(facts, [path, 'README.md', 'never.sql']);
      expect(changed).toEqual({ [path]: mergedAt, 'README.md': expect.stringMatching(/Z$/) });
    });
    expect(requests).toEqual({ counted: 1, made: 1 });
  });
});

describe('side writes', () => {
  const followUp: FollowUp = {
    topic: 'emergency',
    title: 'Approve what was merged',
    body: '<!-- migration-gate:issue 1 emergency -->\nBy Monday.',
    labels: ['emergency'],
  };

  it('are labels, requested reviewers and reactions', async () => {
    const pull = at.open('side');
    at.shop.addLabels(pull.number, 'ann', 'risk: low');
    const { id } = at.shop.comment(pull.number, 'ann', '/migration-gate recheck');
    const { refused } = await at.pulls.publish(
      pull,
      [
        { kind: 'remove-label', label: 'risk: low' },
        { kind: 'remove-label', label: 'never there' },
        { kind: 'add-labels', labels: ['risk: high'] },
        { kind: 'request-reviewers', reviewers: ['tia', 'acme/dbas'] },
        { kind: 'request-reviewers', reviewers: ['stranger'] },
        { kind: 'react', comment: id, reaction: 'eyes' },
      ],
      {},
    );
    expect(at.shop.labels(pull.number)).toEqual(['risk: high']);
    expect(at.shop.requested(pull.number)).toEqual(['tia', 'acme/dbas']);
    expect(at.shop.reactions(id)).toMatchObject([{ content: 'eyes', by: { login: 'migration-gate[bot]' } }]);
    expect(refused).toEqual([expect.stringContaining('is not a collaborator')]);
  });

  it('open one issue for a topic, change it and talk about it', async () => {
    const pull = at.open('follow-up', { files: { [PATH]: 'SELECT 5;\n' } });
    const open = () => at.pulls.publish(pull, [{ kind: 'create-issue', followUp }], {});
    const [first, again] = [await open(), await open()];
    expect(again).toEqual(first);
    const issue = first.followUps[0]?.issue ?? 0;
    expect(await at.pulls.followUp(pull, issue)).toMatchObject({ state: 'open', labels: ['emergency'] });
    await at.pulls.publish(
      pull,
      [
        { kind: 'comment-on-issue', number: issue, body: 'Both approved.' },
        { kind: 'update-issue', number: issue, state: 'closed', body: `${followUp.body} Done.` },
      ],
      {},
    );
    expect(await at.pulls.followUp(pull, issue)).toMatchObject({
      state: 'closed',
      body: `${followUp.body} Done.`,
      closedAt: expect.stringMatching(/Z$/),
    });
    expect(at.shop.comments(issue)).toMatchObject([{ body: 'Both approved.' }]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, askShop, openNotes, SHOP, startAcme } from './acme.ts';
import { names } from './receiver.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
});

afterEach(() => acme.close());

describe('an issue', () => {
  const open = (more: object = {}) =>
    acme.octokit.rest.issues.create({ ...SHOP, title: 'Look again', body: 'Why', ...more });

  it('is numbered after the pull requests, and says that the app wrote it', async () => {
    openNotes(acme);
    const { data } = await open({ labels: ['later'] });
    expect(data).toMatchObject({
      number: 2,
      state: 'open',
      html_url: 'https://github.com/acme/shop/issues/2',
      labels: [{ name: 'later' }],
      user: { login: 'migration-gate[bot]' },
      performed_via_github_app: { id: acme.github.app.id },
    });
    expect(acme.shop.issue(2)).toMatchObject({ title: 'Look again', body: 'Why' });
  });

  it('is changed, closed and reopened, and tells when', async () => {
    const { number } = acme.shop.openIssue('ann', { title: 'Look again' });
    const at = { ...SHOP, issue_number: number };
    await acme.octokit.rest.issues.update({ ...at, state: 'closed', body: 'Done', labels: ['done'] });
    const { data: closed } = await acme.octokit.rest.issues.get(at);
    expect(closed).toMatchObject({
      state: 'closed',
      state_reason: 'completed',
      body: 'Done',
      labels: [{ name: 'done' }],
      closed_at: expect.stringMatching(/^\d{4}-/),
    });
    await acme.octokit.rest.issues.update({ ...at, state: 'open' });
    expect((await acme.octokit.rest.issues.get(at)).data).toMatchObject({ state: 'open', closed_at: null });
  });

  it('has comments of its own', async () => {
    const { number } = acme.shop.openIssue('ann', { title: 'Look again' });
    await acme.octokit.rest.issues.createComment({ ...SHOP, issue_number: number, body: 'It is time.' });
    acme.shop.comment(number, 'bob', 'Yes.');
    expect(acme.shop.comments(number).map(({ body }) => body)).toEqual(['It is time.', 'Yes.']);
  });

  it('is found by GraphQL, the newest first, with who wrote it', async () => {
    acme.shop.openIssue('ann', { title: 'first' });
    await open();
    const { issue, issues } = await askShop(
      acme,
      'issue(number: 1) { title state labels(first: 9) { nodes { name } } } issues(first: 9, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { number viewerDidAuthor } }',
    );
    expect(issue).toEqual({ title: 'first', state: 'OPEN', labels: { nodes: [] } });
    expect(issues.nodes).toEqual([
      { number: 2, viewerDidAuthor: true },
      { number: 1, viewerDidAuthor: false },
    ]);
  });

  it('needs a title, and an app that may write issues', async () => {
    await expect(open({ title: ' ' })).rejects.toMatchObject({ status: 422 });
    acme.github.installationOf('acme').permissions.issues = 'read';
    await expect(open()).rejects.toMatchObject({ status: 403 });
  });

  it('is told of at each step', async () => {
    const { number } = acme.shop.openIssue('ann', { title: 'Look again', labels: ['later'] });
    acme.shop.editIssue(number, 'ann', { title: 'Look', body: 'Why' });
    acme.shop.comment(number, 'bob', 'Yes.');
    acme.shop.removeLabel(number, 'bob', 'later');
    acme.shop.closeIssue(number, 'bob');
    acme.shop.closeIssue(number, 'bob');
    acme.shop.reopenIssue(number, 'ann');
    const received = await acme.received();
    expect(names(received)).toEqual([
      'issues.opened',
      'issues.labeled',
      'issues.edited',
      'issue_comment.created',
      'issues.unlabeled',
      'issues.closed',
      'issues.reopened',
    ]);
    expect(received[3]?.payload.issue).not.toHaveProperty('pull_request');
    expect(received.at(-1)?.payload).toMatchObject({
      issue: { number, state: 'open' },
      sender: { login: 'ann' },
    });
  });
});

describe('the labels of a pull request', () => {
  const at = { ...SHOP, issue_number: 1 };

  it('are put there and taken away, made where there are none of that name', async () => {
    openNotes(acme);
    await acme.octokit.rest.issues.addLabels({ ...at, labels: ['risk: high', 'db'] });
    await acme.octokit.rest.issues.addLabels({ ...at, labels: ['DB'] });
    await acme.octokit.rest.issues.removeLabel({ ...at, name: 'risk: high' });
    expect(acme.shop.labels(1)).toEqual(['db']);
    const { pullRequest } = await askShop(
      acme,
      'pullRequest(number: 1) { labels(first: 9) { nodes { name } } }',
    );
    expect(pullRequest.labels.nodes).toEqual([{ name: 'db' }]);
    const told = (await acme.received()).slice(2);
    expect(names(told)).toEqual(['pull_request.labeled', 'pull_request.labeled', 'pull_request.unlabeled']);
    expect(told[2]?.payload).toMatchObject({ label: { name: 'risk: high' } });
  });

  it('that are not there cannot be taken away', async () => {
    openNotes(acme);
    await expect(acme.octokit.rest.issues.removeLabel({ ...at, name: 'none' })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('can be put there by an app that may write pull requests, and not issues', async () => {
    openNotes(acme);
    acme.github.installationOf('acme').permissions.issues = 'read';
    await acme.octokit.rest.issues.addLabels({ ...at, labels: ['db'] });
    expect(acme.shop.labels(1)).toEqual(['db']);
  });
});

describe('reactions to a comment', () => {
  it('are there once each, by whom', async () => {
    openNotes(acme);
    const { id } = acme.shop.comment(1, 'ann', '/migration-gate recheck');
    const react = () =>
      acme.octokit.rest.reactions.createForIssueComment({ ...SHOP, comment_id: id, content: 'eyes' });
    expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
    acme.shop.react(id, 'bob', '+1');
    expect(acme.shop.reactions(id).map(({ content, by }) => [content, by.login])).toEqual([
      ['eyes', 'migration-gate[bot]'],
      ['+1', 'bob'],
    ]);
    const { data } = await acme.octokit.rest.issues.getComment({ ...SHOP, comment_id: id });
    expect(data.reactions).toMatchObject({ total_count: 2, eyes: 1, '+1': 1, heart: 0 });
  });
});

describe('a comment that somebody edits', () => {
  it('tells what it was, and who changed it', async () => {
    openNotes(acme);
    const { id } = acme.shop.comment(1, 'migration-gate[bot]', '- [ ] looked at');
    acme.shop.editComment(id, 'ann', '- [x] looked at');
    expect((await acme.received()).at(-1)?.payload).toMatchObject({
      action: 'edited',
      changes: { body: { from: '- [ ] looked at' } },
      comment: { id, body: '- [x] looked at', user: { login: 'migration-gate[bot]' } },
      sender: { login: 'ann', type: 'User' },
    });
  });
});

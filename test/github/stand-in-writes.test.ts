import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckRun } from '../../src/domain/publication.ts';
import { NOBODY, PATH, repository, type StandIn, startStandIn } from './stand-in.ts';

let at: StandIn;

beforeAll(async () => {
  at = await startStandIn();
});

afterAll(() => at.close());

describe('writing', () => {
  const checkRun = (annotations: number): CheckRun => ({
    name: 'migration-gate/sql',
    conclusion: 'neutral',
    title: 'LOW',
    summary: 'Nothing much',
    annotations: Array.from({ length: annotations }, (_, at) => ({
      path: PATH,
      startLine: at + 1,
      endLine: at + 1,
      level: 'notice',
      title: 'T',
      message: 'M',
    })),
    fingerprint: 'f00d',
  });

  it('is found again by the next overview', async () => {
    const pull = at.open('published');
    const head = at.shop.head('published');
    at.shop.comment(pull.number, 'mira', '<!-- migration-gate -->\nnot the app’s');
    at.shop.setStatus(head, { context: 'ci', state: 'success' }, 'bob');
    const body = '<!-- migration-gate -->\nhello';
    const requests = await at.requestsOf(() =>
      at.pulls.publish(
        pull,
        [
          { kind: 'create-comment', which: 'checklist', body },
          { kind: 'create-check-run', head, checkRun: checkRun(120) },
          { kind: 'set-status', head, state: 'pending', description: 'waits', target: { kind: 'comment' } },
        ],
        {},
      ),
    );
    expect(requests).toEqual({ counted: 5, made: 5 });
    const { published } = await at.pulls.overview(pull, NOBODY);
    const url = `https://github.com/acme/shop/pull/${pull.number}#issuecomment-${published.comment?.id}`;
    expect(published).toMatchObject({
      comment: { body, url },
      status: { state: 'pending', description: 'waits', targetUrl: url },
      checkRun: { fingerprint: 'f00d' },
    });

    const { comment } = published;
    if (comment === undefined) throw new Error('there is no comment');
    await at.pulls.publish(
      pull,
      [
        { kind: 'update-comment', which: 'checklist', id: comment.id, body: `${body} again` },
        { kind: 'create-check-run', head, checkRun: { ...checkRun(1), fingerprint: 'beef' } },
        { kind: 'set-status', head, state: 'success', description: 'done', target: { kind: 'comment' } },
      ],
      published,
    );
    expect((await at.pulls.overview(pull, NOBODY)).published).toMatchObject({
      comment: { id: comment.id, body: `${body} again` },
      status: { state: 'success', description: 'done', targetUrl: url },
      checkRun: { fingerprint: 'beef' },
    });
  });

  it('may be for a commit of no pull request', async () => {
    const head = at.shop.head('main');
    await at.pulls.setStatus(at.installation, repository, head, { state: 'failure', description: 'no' });
    expect(at.shop.status(head, 'migration-gate')).toMatchObject({ state: 'failure', description: 'no' });
  });
});

describe('lists', () => {
  it('of open pull requests may be of one branch', async () => {
    at.shop.branch('release');
    const pull = at.open('for-release', { base: 'release' });
    expect(await at.pulls.openPulls(at.installation, repository, { baseBranch: 'release' })).toEqual([pull]);
    expect((await at.pulls.openPulls(at.installation, repository, {})).length).toBeGreaterThan(1);
  });

  it('of repositories are what the installation covers', async () => {
    at.github.repository('acme/till');
    expect(await at.pulls.repositories(at.installation)).toEqual([
      repository,
      { owner: 'acme', name: 'till' },
    ]);
  });
});

describe('an app that may less', () => {
  it('misses a team’s members, and does not take the team for empty', async () => {
    const pull = at.open('less');
    const { permissions } = at.github.installationOf('acme');
    const { members } = permissions;
    permissions.members = undefined;
    const { people } = await at.pulls.details(pull, { entries: [], logins: ['ann'], teams: ['acme/dbas'] });
    permissions.members = members;
    expect(people).toEqual({ permissions: { ann: 'maintain' }, teams: {} });
  });

  it('may not read what it was not given, and says which permissions it takes', async () => {
    const pull = at.open('nothing');
    const { permissions } = at.github.installationOf('acme');
    const { contents } = permissions;
    permissions.contents = undefined;
    const details = at.pulls.details(pull, {
      ...NOBODY,
      entries: [{ commit: at.shop.head('nothing'), paths: [PATH] }],
    });
    await expect(details).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('permissions of app.yml'),
    });
    permissions.contents = contents;
  });
});

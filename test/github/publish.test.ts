import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Annotation, CheckRun, Write } from '../../src/domain/publication.ts';
import { askGitHub, faultOf, github, HEAD, leftOver, pull } from './asking.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const COMMENT = 'https://github.com/acme/shop/pull/7#issuecomment-31';
const published = { comment: { id: 31, nodeId: 'IC_31', url: COMMENT, body: 'old' } };
const status = (state: 'success' | 'pending' | 'failure'): Write => ({
  kind: 'set-status',
  head: HEAD,
  state,
  description: 'said',
  target: { kind: 'comment' },
});

const expectStatus = (state: string, target_url = COMMENT) =>
  github()
    .post(`/repos/acme/shop/statuses/${HEAD}`, {
      context: 'migration-gate',
      state,
      description: 'said',
      target_url,
    })
    .reply(201, {});

const bodies: unknown[] = [];
afterEach(() => void bodies.splice(0));
const keep = (body: unknown) => {
  bodies.push(body);
  return true;
};

describe('publishing', () => {
  it('lets the status lead to the comment that was just written', async () => {
    const created = `${COMMENT}2`;
    github().post('/repos/acme/shop/issues/7/comments', { body: 'new' }).reply(201, { html_url: created });
    expectStatus('pending', created);
    const pulls = askGitHub();
    await pulls.publish(
      pull,
      [{ kind: 'create-comment', which: 'checklist', body: 'new' }, status('pending')],
      {},
    );
    expect(pulls.requests()).toBe(2);
  });

  it('lets the status lead to the comment that is there, or where it is told to', async () => {
    expectStatus('success');
    await askGitHub().publish(pull, [status('success')], published);
    expectStatus('success', 'https://example.com/');
    const elsewhere: Write = {
      kind: 'set-status',
      head: HEAD,
      state: 'success',
      description: 'said',
      target: { kind: 'url', url: 'https://example.com/' },
    };
    await askGitHub().publish(pull, [elsewhere], published);
  });

  it('writes the comment anew when somebody deleted it meanwhile', async () => {
    github().patch('/repos/acme/shop/issues/comments/31').reply(404, { message: 'Not Found' });
    github().post('/repos/acme/shop/issues/7/comments', { body: 'new' }).reply(201, { html_url: COMMENT });
    await askGitHub().publish(
      pull,
      [{ kind: 'update-comment', which: 'checklist', id: 31, body: 'new' }],
      published,
    );
  });

  const update: Write = { kind: 'update-comment', which: 'checklist', id: 31, body: 'new' };

  it('sets no green status without the comment that tells its reasons', async () => {
    github().patch('/repos/acme/shop/issues/comments/31').reply(502, {});
    expect(await faultOf(askGitHub().publish(pull, [update, status('success')], published))).toMatchObject({
      kind: 'passing',
    });
  });

  it.each(['pending', 'failure'] as const)(
    'takes a green status back to %s even if the comment fails',
    async (state) => {
      github().patch('/repos/acme/shop/issues/comments/31').reply(403, { message: 'locked' });
      expectStatus(state);
      expect(await faultOf(askGitHub().publish(pull, [update, status(state)], published))).toMatchObject({
        kind: 'forbidden',
      });
    },
  );
});

describe('a check run', () => {
  const annotation = (at: number): Annotation => ({
    path: 'a.sql',
    startLine: at,
    endLine: at,
    level: 'warning',
    title: 'T',
    message: 'M',
  });
  const checkRun = (annotations: number): CheckRun => ({
    name: 'migration-gate/sql',
    conclusion: 'neutral',
    title: 'LOW',
    summary: 'S',
    annotations: Array.from({ length: annotations }, (_, at) => annotation(at + 1)),
    fingerprint: 'f00d',
  });
  const write = (annotations: number): Write => ({
    kind: 'create-check-run',
    head: HEAD,
    checkRun: checkRun(annotations),
  });

  it('comes with its annotations, and is known again by its fingerprint', async () => {
    github().post('/repos/acme/shop/check-runs', keep).reply(201, { id: 9 });
    await askGitHub().publish(pull, [write(1)], {});
    expect(bodies).toEqual([
      {
        name: 'migration-gate/sql',
        head_sha: HEAD,
        external_id: 'f00d',
        status: 'completed',
        conclusion: 'neutral',
        output: {
          title: 'LOW',
          summary: 'S',
          annotations: [
            {
              path: 'a.sql',
              start_line: 1,
              end_line: 1,
              annotation_level: 'warning',
              title: 'T',
              message: 'M',
            },
          ],
        },
      },
    ]);
  });

  it('gets 50 annotations a request, and its fingerprint with the last', async () => {
    github().post('/repos/acme/shop/check-runs', keep).reply(201, { id: 9 });
    github().patch('/repos/acme/shop/check-runs/9', keep).twice().reply(200, {});
    await askGitHub().publish(pull, [write(120)], {});
    expect(bodies).toMatchObject([
      { output: { annotations: { length: 50 } } },
      { output: { annotations: { length: 50 } } },
      { external_id: 'f00d', output: { annotations: { length: 20 } } },
    ]);
    expect(bodies.slice(0, 2).filter((body) => Object.hasOwn(Object(body), 'external_id'))).toEqual([]);
  });
});

describe('a status on a commit of no pull request', () => {
  it('is set by its name', async () => {
    expectStatus('failure', COMMENT);
    await askGitHub().setStatus(1, pull.repository, HEAD, {
      state: 'failure',
      description: 'said',
      targetUrl: COMMENT,
    });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, openNotes, SHOP, startAcme } from './acme.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
  openNotes(acme);
  await acme.octokit.rest.repos.get(SHOP);
});

afterEach(() => acme.close());

const comment = () => acme.octokit.rest.issues.createComment({ ...SHOP, issue_number: 1, body: 'Hello.' });
const read = () => acme.octokit.rest.pulls.get({ ...SHOP, pull_number: 1 });
const query = () =>
  acme.octokit.graphql(
    '{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { title reviews(first: 9) { totalCount } } } }',
  );

describe('on purpose', () => {
  it('a request fails, once, and nothing was done', async () => {
    acme.github.faults.next({ method: 'POST', path: /\/comments$/ }, { status: 502 });
    await read();
    await expect(comment()).rejects.toMatchObject({ status: 502 });
    expect(acme.shop.comments(1)).toEqual([]);
    await comment();
    expect(acme.shop.comments(1)).toHaveLength(1);
  });

  it('a request fails so many times, and always until it is cleared', async () => {
    acme.github.faults.next({ path: /\/pulls\// }, { status: 503 }, 2);
    await expect(read()).rejects.toMatchObject({ status: 503 });
    await expect(read()).rejects.toMatchObject({ status: 503 });
    await read();
    acme.github.faults.always({}, { status: 500, body: { message: 'Unicorn!' } });
    await expect(read()).rejects.toMatchObject({ status: 500, message: expect.stringContaining('Unicorn!') });
    await expect(query()).rejects.toMatchObject({ status: 500 });
    acme.github.faults.clear();
    await read();
  });

  it('the connection breaks before anything is done', async () => {
    acme.github.faults.next({ method: 'POST' }, { kind: 'drop' });
    await expect(comment()).rejects.toThrow();
    expect(acme.shop.comments(1)).toEqual([]);
  });

  it('the connection breaks after it was done', async () => {
    acme.github.faults.next({ method: 'POST' }, { kind: 'lost-answer' });
    await expect(comment()).rejects.toThrow();
    expect(acme.shop.comments(1)).toHaveLength(1);
  });

  it('the answer ends in the middle, after it was done', async () => {
    acme.github.faults.next({ method: 'POST' }, { kind: 'half-answer' });
    expect(await comment()).toMatchObject({ data: expect.stringMatching(/^\{"/) });
    expect(acme.shop.comments(1)).toHaveLength(1);
  });

  it('requests fail by chance', async () => {
    acme.github.faults.always({ probability: 0 }, { status: 500 });
    await read();
    acme.github.faults.always({ probability: 1 }, { status: 500 });
    await expect(read()).rejects.toMatchObject({ status: 500 });
  });

  it('the answer is late', async () => {
    acme.github.faults.next({}, { kind: 'delay', milliseconds: 120 });
    const started = performance.now();
    await read();
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  it('the primary limit is hit, with the time of its end', async () => {
    acme.github.faults.next({}, { kind: 'primary-limit', resetInSeconds: 90 });
    const error = await read().catch((refused) => refused);
    expect(error).toMatchObject({ status: 403, response: { headers: { 'x-ratelimit-remaining': '0' } } });
    const wait = Number(error.response.headers['x-ratelimit-reset']) - Date.now() / 1000;
    expect(Math.round(wait / 10)).toBe(9);
  });

  it('a secondary limit is hit, with the time to wait', async () => {
    acme.github.faults.next({}, { kind: 'secondary-limit', retryAfterSeconds: 7 });
    await expect(read()).rejects.toMatchObject({
      status: 429,
      response: { headers: { 'retry-after': '7' } },
    });
  });

  it('the limit of GraphQL is hit, with status 200', async () => {
    acme.github.faults.next({ graphql: /reviews/ }, { kind: 'graphql-limit' });
    await expect(query()).rejects.toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
  });

  it('a part of an answer is missing, and an error stands beside it', async () => {
    const path = ['repository', 'pullRequest', 'reviews'];
    acme.github.faults.next({ graphql: /reviews/ }, { kind: 'graphql-error', type: 'FORBIDDEN', path });
    await expect(query()).rejects.toMatchObject({
      data: { repository: { pullRequest: { title: 'Add notes', reviews: null } } },
      errors: [{ type: 'FORBIDDEN', path }],
    });
  });
});

describe('by itself', () => {
  it('counts what each installation asks, and refuses when the hour is used up', async () => {
    await acme.close();
    acme = await startAcme({ perHour: { core: 3, graphql: 5 } });
    openNotes(acme);
    const { headers } = await read();
    expect(headers).toMatchObject({ 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': '2' });
    await read();
    await read();
    await expect(read()).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-ratelimit-remaining': '0' } },
    });
    const { data } = await acme.octokit.rest.rateLimit.get();
    expect(data.resources).toMatchObject({ core: { remaining: 0 }, graphql: { remaining: 5 } });
  });

  it('remembers reads, writes and tokens apart, by route', async () => {
    acme.github.requests.reset();
    await read();
    await query();
    await comment();
    const { requests } = acme.github;
    expect([requests.reads, requests.writes, requests.tokens]).toEqual([2, 1, 0]);
    expect([...requests.byRoute()]).toEqual([
      ['GET /repos/{owner}/{repo}/pulls/{pull_number}', 1],
      ['POST /graphql', 1],
      ['POST /repos/{owner}/{repo}/issues/{issue_number}/comments', 1],
    ]);
  });
});

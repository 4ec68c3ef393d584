import { describe, expect, it } from 'vitest';
import { type Budget, forInstallation } from '../../src/observation/budget.ts';
import { noMeter } from '../../src/observation/meter.ts';
import { observedFetch } from '../../src/observation/observed-fetch.ts';
import { noTracer, type Tracer } from '../../src/observation/tracer.ts';

const API = 'https://api.github.com';
const SHA = '0123456789012345678901234567890123456789';
const STATUS = `${API}/repos/acme/shop/statuses/${SHA}`;

/** What is told of one request that is answered so. */
async function told(answer: () => Response, url: string, init: RequestInit = {}) {
  const counted: { readonly kind: string; readonly outcome: string }[] = [];
  const names: string[] = [];
  const logged: object[] = [];
  const budgets: Budget[] = [];
  const tracer: Tracer = {
    ...noTracer,
    span(part, work) {
      names.push(part.name);
      return noTracer.span(part, work);
    },
  };
  const meter = {
    ...noMeter,
    budget: (budget: Budget) => void budgets.push(budget),
    request: ({ kind, outcome }: (typeof counted)[number]) => void counted.push({ kind, outcome }),
  };
  const log = { info: (fields: object) => void logged.push(fields), warn() {}, error() {} };
  const fetchObserved = observedFetch(async () => answer(), { meter, tracer }, log);
  await fetchObserved(url, init).catch(() => {});
  return { counted, names, logged, budgets };
}

const RESET = new Date('2026-01-16T13:00:00Z');
const BUDGET = {
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': '4321',
  'x-ratelimit-reset': String(RESET.getTime() / 1_000),
  'x-ratelimit-resource': 'core',
};

const ok = () => new Response('{}');
const POST = { method: 'POST', body: '{}' };
const graphql = (query: string) => ({ method: 'POST', body: JSON.stringify({ query, variables: {} }) });

describe('a request to GitHub', () => {
  it.each([
    ['read', 'query Overview', `${API}/graphql`, graphql('query Overview($owner: String!) { x }')],
    ['write', 'mutation Resolve', `${API}/graphql`, graphql('mutation Resolve { x }')],
    ['read', 'GET /repos/{owner}/{repo}/pulls/{id}/files', `${API}/repos/acme/shop/pulls/7/files?page=2`, {}],
    ['write', 'POST /repos/{owner}/{repo}/statuses/{id}', STATUS, POST],
    [
      'write',
      'DELETE /repos/{owner}/{repo}/issues/{id}/labels/{name}',
      `${API}/repos/acme/shop/issues/7/labels/risk%3A%20HIGH`,
      { method: 'DELETE' },
    ],
    ['token', 'POST /app/installations/{id}/access_tokens', `${API}/app/installations/5/access_tokens`, POST],
    [
      'write',
      'POST /api/v3/repos/{owner}/{repo}/check-runs',
      'https://git.example.com/api/v3/repos/acme/shop/check-runs',
      POST,
    ],
  ])('counts as a %s and is named “%s”', async (kind, name, url, init) => {
    const { counted, names } = await told(ok, url, init);
    expect([counted, names]).toEqual([[{ kind, outcome: 'answered' }], [name]]);
  });

  it.each([
    ['answered', 201, {}],
    ['unchanged', 304, {}],
    ['refused', 404, {}],
    ['refused', 403, { 'x-ratelimit-remaining': '4000' }],
    ['limited', 403, { 'x-ratelimit-remaining': '0' }],
    ['limited', 403, { 'retry-after': '60' }],
    ['limited', 429, {}],
    ['failed', 502, {}],
  ])('is %s with %i %j', async (outcome, status, headers) => {
    const { counted } = await told(() => new Response(null, { status, headers }), STATUS);
    expect(counted).toEqual([{ kind: 'read', outcome }]);
  });

  it('that gets no answer is counted, too', async () => {
    const broken = () => {
      throw new TypeError('fetch failed');
    };
    expect((await told(broken, STATUS)).counted).toEqual([{ kind: 'read', outcome: 'unanswered' }]);
  });

  it.each([
    [[{ installation: 7, resource: 'core', limit: 5_000, remaining: 4_321, resetAt: RESET }], BUDGET],
    [[], { ...BUDGET, 'x-ratelimit-remaining': 'many' }],
    [[], {}],
  ])('tells what is left of the budget that it was on: %j', async (budgets, headers) => {
    const answer = () => new Response('{}', { headers });
    expect((await forInstallation(7, () => told(answer, STATUS))).budgets).toEqual(budgets);
    expect((await told(answer, STATUS)).budgets).toEqual([]);
  });

  it('is a line in the log when it writes, and none when it reads', async () => {
    expect((await told(ok, STATUS, POST)).logged).toMatchObject([
      { request: `POST /repos/acme/shop/statuses/${SHA}`, outcome: 'answered', status: 200 },
    ]);
    expect((await told(ok, STATUS)).logged).toEqual([]);
  });
});

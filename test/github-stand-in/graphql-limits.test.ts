import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, askShop, openNotes, startAcme } from './acme.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
});

afterEach(() => acme.close());

const ofShop = (selection: string) => askShop(acme, selection);

const ofPull = async (selection: string) =>
  (await ofShop(`pullRequest(number: 1) { ${selection} }`)).pullRequest;

function refusal(type: string | undefined, message: string) {
  return {
    errors: [expect.objectContaining({ ...(type && { type }), message: expect.stringContaining(message) })],
  };
}

describe('limits', () => {
  const pages = (size: string) => ofShop(`collaborators(${size}) { nodes { login } }`);

  it('hold pages to a hundred, and want their size', async () => {
    await expect(pages('first: 101')).rejects.toMatchObject(refusal('EXCESSIVE_PAGINATION', '101'));
    await expect(pages('after: null')).rejects.toMatchObject(
      refusal('MISSING_PAGINATION_BOUNDARIES', '`first` or `last`'),
    );
  });

  it('lead from page to page by cursors', async () => {
    openNotes(acme, Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`${index}.txt`, ''])));
    const files = async (after: string) =>
      (await ofPull(`files(first: 100${after}) { pageInfo { hasNextPage endCursor } nodes { path } }`)).files;
    const first = await files('');
    const second = await files(`, after: "${first.pageInfo.endCursor}"`);
    const paths = [...first.nodes, ...second.nodes].map(({ path }: { path: string }) => path);
    expect([new Set(paths).size, second.pageInfo.hasNextPage]).toEqual([150, false]);
  });

  it('refuse what may bring more than half a million nodes', async () => {
    const nested = 'commits(first: 100) { nodes { commit { authors(first: 100) { nodes { name } } } } }';
    const query = `pullRequests(first: 100) { nodes { ${nested} } }`;
    await expect(ofShop(query)).rejects.toMatchObject(refusal('MAX_NODE_LIMIT_EXCEEDED', '1,010,100'));
  });

  it('cost what GitHub says: a hundredth of the requests that the connections stand for', async () => {
    const selection =
      'pullRequests(first: 100) { nodes { reviews(first: 50) { nodes { id } } files(first: 9) { nodes { path } } } }';
    const answer = await acme.octokit.graphql<{ rateLimit: object }>(
      `{ rateLimit { cost nodeCount remaining used limit } repository(owner: "acme", name: "shop") { ${selection} } }`,
    );
    expect(answer.rateLimit).toEqual({ cost: 2, nodeCount: 6_000, remaining: 4_998, used: 2, limit: 5_000 });
    expect(acme.github.requests.all.at(-1)).toMatchObject({ kind: 'read', cost: 2 });
  });

  it('end in an error with status 200 when the hour is used up', async () => {
    await acme.close();
    acme = await startAcme({ perHour: { core: 5_000, graphql: 1 } });
    await ofShop('id');
    await expect(ofShop('id')).rejects.toMatchObject({
      ...refusal('RATE_LIMITED', 'API rate limit exceeded'),
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-resource': 'graphql' },
    });
  });
});

describe('what the stand-in does not know', () => {
  it('is an error that says so, never null', async () => {
    await expect(ofShop('stargazerCount')).rejects.toMatchObject(
      refusal(undefined, 'The stand-in does not know Repository.stargazerCount'),
    );
    await expect(ofShop('collaborators(first: 1, affiliation: DIRECT) { totalCount }')).rejects.toMatchObject(
      refusal(undefined, 'The stand-in does not know the arguments affiliation'),
    );
    expect(acme.github.contract.take()).toHaveLength(2);
  });

  it('and GitHub neither, is refused by its schema', async () => {
    await expect(ofShop('colour')).rejects.toMatchObject(
      refusal(undefined, 'Cannot query field "colour" on type "Repository"'),
    );
    expect(acme.github.contract.take()).toMatchObject([{ where: 'GraphQL request' }]);
  });

  it('of repositories is NOT_FOUND', async () => {
    await expect(
      acme.octokit.graphql('{ repository(owner: "acme", name: "none") { id } }'),
    ).rejects.toMatchObject({ data: { repository: null }, ...refusal('NOT_FOUND', "'acme/none'") });
  });
});

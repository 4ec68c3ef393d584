import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGitHub } from '../support/github/github.ts';
import { type Acme, installed, openNotes, SHOP, startAcme } from './acme.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
  openNotes(acme);
});

afterEach(() => acme.close());

const STATUS = { ...SHOP, state: 'success', context: 'gate' };

describe('held against GitHub’s description', () => {
  it('a field that GitHub does not know is noted: it would be passed over in silence', async () => {
    const sha = acme.shop.head('notes');
    await acme.octokit.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
      ...STATUS,
      sha,
      state: 'success',
      targetUrl: 'https://example.com',
    });
    expect(acme.github.contract.take()).toEqual([
      {
        where: 'POST /repos/{owner}/{repo}/statuses/{sha} request',
        what: 'GitHub does not know the field /targetUrl',
      },
    ]);
  });

  it('a body of another form is noted, and refused', async () => {
    const path = `/repos/acme/shop/statuses/${acme.shop.head('notes')}`;
    await expect(acme.octokit.request(`POST ${path}`, { state: 'green' })).rejects.toMatchObject({
      status: 422,
    });
    expect(acme.github.contract.take()).toMatchObject([
      { what: expect.stringContaining('/state must be equal') },
    ]);
  });

  it('a query that GitHub does not know is noted', async () => {
    await acme.octokit.request('GET /repos/acme/shop/pulls?status=closed&per_page=many');
    expect(acme.github.contract.take()).toEqual([
      {
        where: 'GET /repos/{owner}/{repo}/pulls request',
        what: 'query: must NOT have additional properties (status)',
      },
    ]);
  });

  it('an operation that the stand-in does not have is noted, and answered with 501 instead of a guess', async () => {
    await expect(acme.octokit.rest.issues.listLabelsForRepo(SHOP)).rejects.toMatchObject({
      status: 501,
      message: expect.stringContaining('The stand-in does not answer GET /repos/acme/shop/labels'),
    });
    expect(acme.github.contract.take()).toEqual([
      { where: 'GET /repos/acme/shop/labels request', what: 'the stand-in does not answer this' },
    ]);
  });

  it('a stand-in that noted something does not close in silence', async () => {
    const github = await startGitHub({ validate: true });
    github.repository('acme/shop');
    const asked = installed(github, 'acme').rest.issues.listLabelsForRepo(SHOP);
    await expect(asked).rejects.toMatchObject({ status: 501 });
    await expect(github.close()).rejects.toThrow('GET /repos/acme/shop/labels request');
  });
});

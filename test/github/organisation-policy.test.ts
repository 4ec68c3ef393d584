import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  answerQuery,
  askGitHub,
  blobOid,
  faultOf,
  github,
  leftOver,
  noFile,
  pull,
  treeEntry,
} from './asking.ts';
import { NOBODY, overviewAnswer } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

const SHARED = 'levels: {}\n';

const holding = (policy: unknown) => ({ defaultBranchRef: { target: { policy } } });

/** The organisation's policy when GitHub gives this of its repository. */
async function policyOf(organisation: object | null, errors?: readonly object[]) {
  answerQuery('Overview', { ...overviewAnswer(), organisation }, errors);
  return (await askGitHub().overview(pull, NOBODY)).organisationPolicy;
}

describe('the policy of the organisation', () => {
  it('is the file in its own repository, and comes with the overview', async () => {
    let seen: Readonly<Record<string, unknown>> = {};
    answerQuery(
      'Overview',
      { ...overviewAnswer(), organisation: holding(treeEntry(SHARED)) },
      undefined,
      (variables) => {
        seen = variables;
      },
    );
    const pulls = askGitHub();
    const { organisationPolicy } = await pulls.overview(pull, NOBODY);
    expect(organisationPolicy).toEqual({
      kind: 'present',
      path: '.github/migration-policy.yml',
      repository: 'acme/.github',
      sha: blobOid(SHARED),
      content: { kind: 'text', text: SHARED, bytes: SHARED.length },
    });
    expect(seen).toMatchObject({ owner: 'acme', organisation: '.github' });
    expect(pulls.requests()).toBe(1);
  });

  it.each([
    ['there is no such repository', null, { type: 'NOT_FOUND', path: ['organisation'] }],
    ['the app may not read it', null, { type: 'FORBIDDEN', path: ['organisation'] }],
    ['there is no such file', holding(null), noFile('organisation', 'defaultBranchRef', 'target', 'policy')],
    ['the repository is empty', { defaultBranchRef: null }, undefined],
  ])('is absent where %s', async (_, given, error) => {
    const errors = error === undefined ? undefined : [{ message: 'no', ...error }];
    expect(await policyOf(given, errors)).toEqual({ kind: 'absent' });
  });

  it('that GitHub failed to tell is not taken for absent', async () => {
    const error = { type: 'SERVICE_UNAVAILABLE', path: ['organisation'], message: 'Try again' };
    expect(await faultOf(policyOf(null, [error]))).toMatchObject({ kind: 'passing' });
  });

  it('that GitHub cut off is fetched from its own repository', async () => {
    const bytes = Buffer.from(`${SHARED}# ${'x'.repeat(600_000)}\n`);
    github()
      .get(`/repos/acme/.github/git/blobs/${blobOid(bytes)}`)
      .reply(200, { content: bytes.toString('base64'), encoding: 'base64' });
    const cut = treeEntry(bytes, { isTruncated: true, text: SHARED });
    expect(await policyOf(holding(cut))).toMatchObject({ content: { kind: 'text', text: bytes.toString() } });
  });
});

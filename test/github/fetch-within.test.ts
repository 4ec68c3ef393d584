import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchWithin } from '../../src/github/fetch-within.ts';
import { askGitHub, faultOf, pull } from './asking.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    // Some of an answer, and never its end; or none at all.
    if (request.url?.includes('slow')) response.writeHead(200).write('{');
    if (request.url?.includes('quick')) response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a request that is not answered in time', () => {
  it.each(['silent', 'slow'])('(%s) is given up', async (path) => {
    const reading = fetchWithin(50)(`${url}/${path}`).then((response) => response.text());
    expect(await faultOf(reading)).toMatchObject({ name: 'TimeoutError' });
  });

  it('is a passing fault', async () => {
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const octokit = new Octokit({ baseUrl: url, request: { fetch: fetchWithin(50) }, log });
    expect(await faultOf(askGitHub(octokit).tree(pull, 'main'))).toMatchObject({
      name: 'GitHubFault',
      kind: 'passing',
      message: expect.stringContaining('GitHub did not answer when asked for the files of acme/shop'),
    });
  });
});

it('a request that is answered in time is left alone, and can still be given up by others', async () => {
  expect((await fetchWithin(5_000)(`${url}/quick`)).status).toBe(200);
  const stop = AbortSignal.abort(new Error('enough'));
  expect(await faultOf(fetchWithin(5_000)(`${url}/quick`, { signal: stop }))).toMatchObject({
    message: 'enough',
  });
});

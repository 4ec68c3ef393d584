import { createSign, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Acme, installed, SHOP, startAcme } from './acme.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
});

afterEach(() => acme.close());

const seconds = () => Math.floor(Date.now() / 1000);

function jwt(claims: object = {}, key: string = acme.github.app.privateKey): string {
  const now = { iat: seconds() - 30, exp: seconds() + 300, iss: acme.github.app.id };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ ...now, ...claims })}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

async function ask(path: string, token: string, init: RequestInit = {}) {
  const response = await fetch(`${acme.github.url}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.json()) as { message?: string; token?: string } };
}

function tokenPath(owner = 'acme') {
  return `/app/installations/${acme.github.installationOf(owner).id}/access_tokens`;
}

async function installationToken(): Promise<string> {
  const { body } = await ask(tokenPath(), jwt(), { method: 'POST' });
  return body.token ?? '';
}

describe('the app', () => {
  it('gets the token of an installation for a token it signed, and reads with it', async () => {
    const { data: app } = await acme.asApp.rest.apps.getAuthenticated();
    expect(app).toMatchObject({ id: acme.github.app.id, slug: 'migration-gate', installations_count: 1 });
    const { data } = await acme.octokit.rest.repos.get(SHOP);
    expect(data.full_name).toBe('acme/shop');
  });

  it('finds its installation by repository, organisation and list', async () => {
    const { id } = acme.github.installationOf('acme');
    const byRepository = await acme.asApp.rest.apps.getRepoInstallation(SHOP);
    const byOrganisation = await acme.asApp.rest.apps.getOrgInstallation({ org: 'acme' });
    const list = await acme.asApp.rest.apps.listInstallations();
    expect([byRepository.data.id, byOrganisation.data.id, list.data[0]?.id]).toEqual([id, id, id]);
  });

  it.each([
    ['signed by another key', () => jwt({}, anotherKey()), 'A JSON web token could not be decoded'],
    ['that is over', () => jwt({ exp: seconds() - 1 }), "'Expiration time' claim ('exp') must be"],
    ['good for too long', () => jwt({ exp: seconds() + 3_600 }), 'too far in the future'],
    ['issued in the future', () => jwt({ iat: seconds() + 3_600 }), "'Issued at' claim ('iat')"],
    ['of another app', () => jwt({ iss: 1 }), 'Integration not found'],
  ])('is refused with a token %s', async (_, token, message) => {
    const { status, body } = await ask(tokenPath(), token(), { method: 'POST' });
    expect({ status, message: body.message }).toEqual({
      status: 401,
      message: expect.stringContaining(message),
    });
  });

  it('has the permissions and events of the manifest', async () => {
    const manifest = parse(readFileSync(new URL('../../app.yml', import.meta.url), 'utf8'));
    const { data } = await acme.asApp.rest.apps.getAuthenticated();
    expect(data?.permissions).toEqual(manifest.default_permissions);
    expect(data?.events.toSorted()).toEqual(manifest.default_events.toSorted());
  });

  it('is found by the addresses of Enterprise Server too', async () => {
    const octokit = installed(acme.github, 'acme', `${acme.github.url}/api/v3`);
    const { data } = await octokit.rest.repos.get(SHOP);
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
    expect([data.full_name, viewer.login]).toEqual(['acme/shop', 'migration-gate[bot]']);
  });
});

describe('the token of an installation', () => {
  it('ends: with time, with the installation, and when nobody gave it', async () => {
    const token = await installationToken();
    expect((await ask('/repos/acme/shop', token)).status).toBe(200);
    acme.github.expireTokens();
    expect((await ask('/repos/acme/shop', token)).status).toBe(401);
    const another = await installationToken();
    acme.github.uninstall('acme');
    expect((await ask('/repos/acme/shop', another)).status).toBe(401);
    expect((await ask('/repos/acme/shop', 'ghs_made_up')).status).toBe(401);
  });

  it('does not reach the private repositories of others', async () => {
    acme.github.repository('rival/secret');
    const token = await installationToken();
    expect((await ask('/repos/rival/secret', token)).status).toBe(404);
    acme.github.repository('rival/open', { private: false });
    expect((await ask('/repos/rival/open', token)).status).toBe(200);
  });

  it('does only what the installation may', async () => {
    acme.github.installationOf('acme').permissions.statuses = 'read';
    const status = { ...SHOP, sha: acme.shop.head('main'), state: 'success', context: 'gate' } as const;
    await expect(acme.octokit.rest.repos.createCommitStatus(status)).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    });
    expect((await acme.octokit.rest.repos.listCommitStatusesForRef({ ...SHOP, ref: 'main' })).data).toEqual(
      [],
    );
  });

  it('covers the repositories that were chosen, until they are taken away', async () => {
    const list = async () =>
      (await acme.octokit.rest.apps.listReposAccessibleToInstallation()).data.repositories.map(
        ({ name }) => name,
      );
    acme.github.repository('acme/blog');
    expect(await list()).toEqual(['blog', 'shop']);
    acme.github.repository('acme/blog').removeFromInstallation();
    expect(await list()).toEqual(['shop']);
    await expect(acme.octokit.rest.repos.get({ owner: 'acme', repo: 'blog' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

it('the token of a person reads what the person may', async () => {
  const path = '/repos/acme/shop';
  expect((await ask(path, acme.github.personalToken('tia'))).status).toBe(200);
  expect((await ask(path, acme.github.personalToken('stranger'))).status).toBe(404);
});

function anotherKey(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
}

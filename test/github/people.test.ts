import nock from 'nock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/usecases/ports/pull-requests.ts';
import { answerQuery, askGitHub, github, leftOver, pull } from './asking.ts';
import { overviewAnswer } from './overview-answer.ts';

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(leftOver()).toEqual([]));

describe('people', () => {
  const ann: Wanted = { logins: ['Ann'], teams: [] };
  const edge = (login: string, permission: string) => ({ permission, node: { login } });
  const askFor = (wanted: Wanted, repository: object, errors?: readonly object[]) => {
    answerQuery('Overview', overviewAnswer({}, repository), errors);
    return askGitHub().overview(pull, wanted);
  };

  it('have the permission of the one whose login it is, not of one who is called alike', async () => {
    const permission0 = { edges: [edge('annika', 'ADMIN'), edge('ann', 'MAINTAIN')] };
    expect((await askFor(ann, { permission0 })).people.permissions).toEqual({ ann: 'maintain' });
  });

  it('who are no collaborators have none', async () => {
    expect((await askFor(ann, { permission0: { edges: [] } })).people.permissions).toEqual({ ann: 'none' });
  });

  it.each([
    ['maintain', 'write', {}, 'maintain'],
    [
      'db-steward',
      'write',
      { permissions: { admin: false, maintain: true, push: true, pull: true } },
      'maintain',
    ],
    ['db-reader', 'read', { permissions: { admin: false, push: false, triage: true, pull: true } }, 'triage'],
    ['db-writer', 'write', {}, 'write'],
  ])(
    'with role %s (%s) that the list does not tell are asked for by REST',
    async (role, old, user, expected) => {
      github()
        .get('/repos/acme/shop/collaborators/Ann/permission')
        .reply(200, { permission: old, role_name: role, user });
      const error = { type: 'FORBIDDEN', path: ['repository', 'permission0'], message: 'no' };
      const { people } = await askFor(ann, { permission0: null }, [error]);
      expect(people.permissions).toEqual({ ann: expected });
    },
  );

  it('of whom GitHub does not tell are missing, and have not nothing', async () => {
    github().get('/repos/acme/shop/collaborators/Ann/permission').reply(403, { message: 'no' });
    const crowd = { edges: Array.from({ length: 20 }, (_, at) => edge(`ann${at}`, 'READ')) };
    expect((await askFor(ann, { permission0: crowd })).people.permissions).toEqual({});
  });
});

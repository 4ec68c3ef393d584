import { readFileSync } from 'node:fs';
import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Acme, openNotes, SHOP, startAcme } from '../github-stand-in/acme.ts';
import { readSources } from '../support/module-graph.ts';

const root = new URL('../../', import.meta.url).pathname;
const manifest = parse(readFileSync(`${root}app.yml`, 'utf8'));
const asked: Readonly<Record<string, 'read' | 'write'>> = manifest.default_permissions;

/** What the app asks GitHub for, and the text in `src/github` by which it does. */
interface Need {
  readonly text: string;
  readonly ask: (
    octokit: Octokit,
    at: { readonly number: number; readonly head: string },
  ) => Promise<unknown>;
}

/** A request that each permission is for, at the access that is asked for. */
const NEEDS: Readonly<Record<string, Need>> = {
  checks: {
    text: 'rest.checks.create',
    ask: ({ rest }, { head }) => rest.checks.create({ ...SHOP, name: 'gate', head_sha: head }),
  },
  contents: {
    text: 'rest.git.getTree',
    ask: ({ rest }, { head }) => rest.git.getTree({ ...SHOP, tree_sha: head }),
  },
  issues: {
    text: 'rest.issues.create(',
    ask: ({ rest }) => rest.issues.create({ ...SHOP, title: 'Approve what was merged' }),
  },
  members: {
    text: 'team(slug: $team',
    ask: (octokit) =>
      octokit.graphql(
        '{ organization(login: "acme") { team(slug: "seniors") { members(first: 1) { nodes { login } } } } }',
      ),
  },
  metadata: {
    text: 'rest.repos.getCollaboratorPermissionLevel',
    ask: ({ rest }) => rest.repos.getCollaboratorPermissionLevel({ ...SHOP, username: 'ann' }),
  },
  pull_requests: {
    text: 'rest.pulls.requestReviewers',
    ask: ({ rest }, { number }) =>
      rest.pulls.requestReviewers({ ...SHOP, pull_number: number, reviewers: ['ann'] }),
  },
  statuses: {
    text: 'rest.repos.createCommitStatus',
    ask: ({ rest }, { head }) =>
      rest.repos.createCommitStatus({ ...SHOP, sha: head, state: 'success', context: 'gate' }),
  },
};

/** Permissions that are for an event alone: GitHub sends it to nobody else. */
const FOR_EVENTS: Readonly<Record<string, string>> = { merge_queues: 'merge_group' };

let acme: Acme;
let at: { readonly number: number; readonly head: string };

beforeAll(async () => {
  acme = await startAcme();
  const { number, headSha } = openNotes(acme);
  at = { number, head: headSha };
});
afterAll(() => acme.close());

describe('the permissions of app.yml', () => {
  const sources = readSources(root, ['src/github']).map(({ path }) => readFileSync(`${root}${path}`, 'utf8'));

  it('are those that something needs, and no others', () => {
    expect(Object.keys(asked).toSorted()).toEqual(
      [...Object.keys(NEEDS), ...Object.keys(FOR_EVENTS)].toSorted(),
    );
    for (const event of Object.values(FOR_EVENTS)) expect(manifest.default_events).toContain(event);
  });

  it.each(Object.entries(NEEDS))(
    'include %s, without which a request of ours is refused',
    async (name, need) => {
      const { permissions } = acme.github.installationOf('acme');
      expect(sources.filter((source) => source.includes(need.text))).not.toEqual([]);
      await need.ask(acme.octokit, at);
      const less = asked[name] === 'write' ? (['read', undefined] as const) : ([undefined] as const);
      for (const access of less) {
        permissions[name] = access;
        await expect(need.ask(acme.octokit, at)).rejects.toThrow(/not accessible by integration/);
      }
      permissions[name] = asked[name];
    },
  );
});

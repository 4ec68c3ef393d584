import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, openNotes, startAcme } from './acme.ts';
import { names } from './receiver.ts';

let acme: Acme;

beforeEach(async () => {
  acme = await startAcme();
});

afterEach(() => acme.close());

describe('what people do', () => {
  it('arrives as signed webhooks of the installation', async () => {
    const pull = openNotes(acme);
    const received = await acme.received();
    expect(names(received)).toEqual(['push', 'pull_request.opened']);
    expect(received.every(({ signed }) => signed)).toBe(true);
    expect(received[1]?.payload).toMatchObject({
      number: 1,
      pull_request: { head: { sha: pull.headSha }, user: { login: 'mira' }, changed_files: 1, draft: false },
      repository: { full_name: 'acme/shop' },
      organization: { login: 'acme' },
      installation: { id: acme.github.installationOf('acme').id },
      sender: { login: 'mira' },
    });
  });

  it('to a pull request tells of each step', async () => {
    const { number } = openNotes(acme);
    acme.shop.commit('notes', { 'a.txt': 'a' }, { author: 'mira' });
    acme.shop.edit(number, { title: 'Notes' });
    acme.shop.branch('next', 'main');
    acme.shop.retarget(number, 'next');
    acme.shop.draft(number);
    acme.shop.ready(number);
    acme.shop.close(number);
    acme.shop.reopen(number);
    acme.shop.merge(number, 'bob');
    expect(names(await acme.received())).toEqual([
      'push',
      'pull_request.opened',
      'push',
      'pull_request.synchronize',
      'pull_request.edited',
      'push',
      'pull_request.edited',
      'pull_request.converted_to_draft',
      'pull_request.ready_for_review',
      'pull_request.closed',
      'pull_request.reopened',
      'push',
      'pull_request.closed',
    ]);
    expect((await acme.received()).at(-1)?.payload.pull_request).toMatchObject({
      merged: true,
      merged_by: { login: 'bob' },
    });
  });

  it('in reviews tells of the state in lower case, and of dismissals', async () => {
    const { number } = openNotes(acme);
    const review = acme.shop.approve(number, 'ann');
    acme.shop.editReview(review.id, 'Good.');
    acme.shop.dismiss(number, 'ann', 'bob', 'not so good');
    const reviews = (await acme.received()).filter(({ event }) => event === 'pull_request_review');
    expect(reviews.map(({ action, payload }) => [action, payload.review.state])).toEqual([
      ['submitted', 'approved'],
      ['edited', 'approved'],
      ['dismissed', 'dismissed'],
    ]);
  });

  it('by force tells what was there before', async () => {
    const before = openNotes(acme).headSha;
    const after = acme.shop.forcePush('notes', { 'db/002_notes.sql': 'SELECT 2;\n' }, { author: 'mira' });
    const [push, synchronize] = (await acme.received()).slice(-2);
    expect(push?.payload).toMatchObject({ ref: 'refs/heads/notes', forced: true, before, after });
    expect(synchronize?.payload).toMatchObject({ action: 'synchronize', before, after });
  });

  it('in the merge queue asks for checks of a commit of its own', async () => {
    const { number } = openNotes(acme);
    const group = acme.shop.enqueue(number, 'bob');
    const asked = (await acme.received()).at(-1);
    expect(asked?.payload).toMatchObject({
      action: 'checks_requested',
      merge_group: {
        head_sha: group.head,
        base_sha: acme.shop.head('main'),
        head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${group.base}`,
      },
    });
    expect(acme.shop.read(group.head, 'db/002_notes.sql')).toBe('SELECT 1;\n');
  });

  it('to teams, members and permissions is told', async () => {
    acme.organization.addToTeam('seniors', 'mira');
    acme.organization.removeFromTeam('seniors', 'mira');
    acme.organization.addMember('newcomer');
    acme.organization.removeMember('newcomer');
    acme.organization.grantTeam('seniors', 'acme/shop', 'write');
    acme.organization.grantTeam('seniors', 'acme/shop', 'admin');
    acme.organization.deleteTeam('seniors');
    acme.shop.setPermission('zoe', 'write');
    acme.shop.setPermission('zoe', 'read');
    acme.shop.setPermission('zoe', 'none');
    expect(names(await acme.received())).toEqual([
      'membership.added',
      'membership.removed',
      'organization.member_added',
      'organization.member_removed',
      'team.added_to_repository',
      'team.edited',
      'team.deleted',
      'member.added',
      'member.edited',
      'member.removed',
    ]);
  });

  it('with the installation is told, also to apps that did not ask for it', async () => {
    acme.github.repository('acme/blog').removeFromInstallation();
    acme.github.repository('acme/blog').addToInstallation();
    acme.github.uninstall('acme');
    acme.github.install('acme', { repositories: ['shop'] });
    expect(names(await acme.received()).filter((name) => name.startsWith('installation'))).toEqual([
      'installation_repositories.removed',
      'installation_repositories.added',
      'installation.deleted',
      'installation.created',
    ]);
  });

  it('in conversations and checks is told, of others and of the app itself', async () => {
    const { number } = openNotes(acme);
    const { id } = acme.shop.comment(number, 'ann', '/migration-gate recheck');
    acme.shop.editComment(id, 'ann', 'Never mind.');
    acme.shop.deleteComment(id, 'ann');
    acme.shop.setStatus(number, { context: 'ci', state: 'success' }, 'ci[bot]');
    acme.shop.setCheckRun(number, { name: 'build', conclusion: 'success' });
    expect(names((await acme.received()).slice(2))).toEqual([
      'issue_comment.created',
      'issue_comment.edited',
      'issue_comment.deleted',
      'status',
      'check_run.created',
      'check_run.completed',
    ]);
  });

  it('is told to nobody where the app is not installed', async () => {
    acme.github.repository('rival/secret', { installed: false }).commit('main', { 'a.txt': 'a' });
    expect(await acme.received()).toEqual([]);
  });
});

describe('on the way', () => {
  it('deliveries can be late', async () => {
    acme.github.webhooks.weather = { delayMs: 150 };
    const started = performance.now();
    openNotes(acme);
    expect(names(await acme.received())).toHaveLength(2);
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it('deliveries can be lost, and sent again by the app under the same name', async () => {
    acme.github.webhooks.weather = { drop: ({ event }) => event === 'pull_request' };
    openNotes(acme);
    expect(names(await acme.received())).toEqual(['push']);
    const { data } = await acme.asApp.rest.apps.listWebhookDeliveries();
    const lost = data.find(({ status_code }) => status_code === 0);
    expect(lost).toMatchObject({
      event: 'pull_request',
      action: 'opened',
      status: 'failed to connect to host',
    });
    acme.github.webhooks.weather = {};
    await acme.asApp.rest.apps.redeliverWebhookDelivery({ delivery_id: lost?.id ?? 0 });
    expect((await acme.received()).at(-1)).toMatchObject({ action: 'opened', delivery: lost?.guid });
  });

  it('deliveries can come twice under one name', async () => {
    acme.github.webhooks.weather = { duplicate: () => true };
    openNotes(acme);
    const deliveries = (await acme.received()).map(({ delivery }) => delivery);
    expect([deliveries.length, new Set(deliveries).size]).toEqual([4, 2]);
  });

  it('deliveries can overtake each other', async () => {
    acme.github.webhooks.weather = { reorder: 2 };
    openNotes(acme);
    expect(acme.github.webhooks.deliveries.map(({ event }) => event)).toEqual(['push', 'pull_request']);
    const arrived = await acme.received();
    expect(names(arrived).toSorted()).toEqual(['pull_request.opened', 'push']);
  });
});

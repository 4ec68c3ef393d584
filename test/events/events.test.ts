import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/domain/job.ts';
import { answerEvent } from '../../src/events/registry.ts';

const base = {
  installation: { id: 1 },
  repository: { name: 'shop', owner: { login: 'acme' } },
  sender: { login: 'ann', type: 'User' },
  pull_request: { number: 7, head: { sha: 'abc' }, updated_at: '2026-01-16T12:00:00Z' },
};
const pull = { installation: 1, repository: { owner: 'acme', name: 'shop' }, number: 7 };

function jobsOf(event: string, payload: object): readonly Job[] {
  const answer = answerEvent(event, { ...base, ...payload });
  if (answer.kind === 'malformed') throw new Error(answer.problem);
  return answer.jobs;
}

describe('pull_request', () => {
  const edited = (changes: object) => jobsOf('pull_request', { action: 'edited', number: 7, changes });

  it.each(['opened', 'closed'])('%s is evaluated', (action) => {
    expect(jobsOf('pull_request', { action, number: 7 })).toEqual([
      { kind: 'pull-request', pull, cause: `pull_request.${action}` },
    ]);
  });

  it('synchronize tells who pushed what', () => {
    const pushes = [{ head: 'abc', by: 'ann', at: '2026-01-16T12:00:00Z' }];
    expect(jobsOf('pull_request', { action: 'synchronize', number: 7 })).toEqual([
      { kind: 'pull-request', pull, cause: 'pull_request.synchronize', pushes },
    ]);
  });

  it.each(['reopened', 'ready_for_review', 'converted_to_draft'])(
    '%s takes an earlier success back first',
    (action) => {
      expect(jobsOf('pull_request', { action, number: 7 })).toMatchObject([{ reset: true }]);
    },
  );

  it('retargeted takes an earlier success back first', () => {
    expect(edited({ base: { ref: { from: 'main' } } })).toMatchObject([{ reset: true }]);
  });

  it.each(['body', 'title'])('with another %s is evaluated, for the policy may ask for its words', (part) => {
    expect(edited({ [part]: { from: 'x' } })).toEqual([
      { kind: 'pull-request', pull, cause: 'pull_request.edited' },
    ]);
  });

  it.each(['labeled', 'assigned', 'locked'])('%s concerns nobody', (action) => {
    expect(jobsOf('pull_request', { action, number: 7 })).toEqual([]);
  });
});

describe('pull_request_review', () => {
  const review = { id: 5, commit_id: 'abc', state: 'approved', user: { login: 'ann' } };
  const payload = { pull_request: { number: 7 }, review };

  it('submitted tells which commit its author looked at', () => {
    expect(jobsOf('pull_request_review', { ...payload, action: 'submitted' })).toMatchObject([
      { pull, reviews: [{ id: 5, commit: 'abc', login: 'ann' }] },
    ]);
  });

  it.each(['edited', 'dismissed'])('%s does not, for GitHub may have moved it', (action) => {
    const [job] = jobsOf('pull_request_review', { ...payload, action });
    expect(job).toEqual({ kind: 'pull-request', pull, cause: `pull_request_review.${action}` });
  });

  it('of a deleted account records nobody', () => {
    const ghost = { ...payload, action: 'submitted', review: { ...review, user: null } };
    expect(jobsOf('pull_request_review', ghost)[0]).not.toHaveProperty('reviews');
  });
});

describe('push', () => {
  const push = (changed: string[], more: object = {}) =>
    jobsOf('push', {
      ref: 'refs/heads/main',
      deleted: false,
      forced: false,
      head_commit: {},
      commits: [{ added: [], modified: changed, removed: [] }],
      ...more,
    });
  const branch = [
    {
      kind: 'branch',
      installation: 1,
      repository: { owner: 'acme', name: 'shop' },
      branch: 'main',
      cause: 'push',
    },
  ];

  it.each([
    '.github/migration-policy.yml',
    'db/099_tags.sql',
    'app/migrations/0001_x.py',
    'prisma/schema.prisma',
  ])('that touches %s concerns the pull requests into the branch', (path) => {
    expect(push([path])).toEqual(branch);
  });

  it('that touches neither policy nor migrations concerns nobody', () => {
    expect(push(['src/app.ts', 'README.md'])).toEqual([]);
  });

  it('that is forced, or longer than GitHub lists, may have touched anything', () => {
    expect(push([], { forced: true })).toEqual(branch);
    expect(push([], { commits: Array.from({ length: 2048 }, () => ({})) })).toEqual(branch);
  });

  it('of a tag, or that deletes the branch, concerns nobody', () => {
    expect(push(['a.sql'], { ref: 'refs/tags/v1' })).toEqual([]);
    expect(push(['a.sql'], { deleted: true })).toEqual([]);
  });
});

describe('people, statuses and installations', () => {
  it.each<[string, object, string]>([
    ['membership', { action: 'added' }, 'installation'],
    ['team', { action: 'deleted', repository: undefined }, 'installation'],
    ['team', { action: 'added_to_repository' }, 'repository'],
    ['organization', { action: 'member_removed' }, 'installation'],
    ['member', { action: 'edited' }, 'repository'],
    ['installation', { action: 'created' }, 'installation'],
    [
      'installation_repositories',
      { action: 'added', repositories_added: [{ full_name: 'a/b' }] },
      'repository',
    ],
    ['installation', { action: 'deleted' }, 'left'],
    [
      'installation_repositories',
      { action: 'removed', repositories_added: [], repositories_removed: [{ full_name: 'a/b' }] },
      'left',
    ],
    ['repository', { action: 'deleted' }, 'left'],
    ['repository', { action: 'transferred' }, 'repository'],
    ['repository', { action: 'privatized' }, 'repository'],
    ['repository', { action: 'renamed', changes: { repository: { name: { from: 'old' } } } }, 'renamed'],
    ['status', { sha: 'abc', context: 'ci/build' }, 'commit'],
    ['status', { sha: 'abc', context: 'migration-gate' }, 'commit'],
    ['check_run', { action: 'completed', check_run: { name: 'build', head_sha: 'abc' } }, 'commit'],
    [
      'check_run',
      { action: 'created', check_run: { name: 'build', head_sha: 'abc', status: 'completed' } },
      'commit',
    ],
    [
      'merge_group',
      {
        action: 'checks_requested',
        merge_group: { head_sha: 'a', head_ref: 'refs/heads/q', base_sha: 'b', base_ref: 'refs/heads/main' },
      },
      'merge-group',
    ],
  ])('%s %j', (event, payload, kind) => {
    expect(jobsOf(event, payload).map((job) => job.kind)).toEqual([kind]);
  });

  it.each<[string, object]>([
    ['check_run', { action: 'completed', check_run: { name: 'migration-gate/sql', head_sha: 'abc' } }],
    ['check_run', { action: 'created', check_run: { name: 'build', head_sha: 'abc' } }],
    ['installation', { action: 'suspend' }],
    ['repository', { action: 'created' }],
    ['organization', { action: 'renamed' }],
  ])('%s %j concerns nobody', (event, payload) => {
    expect(jobsOf(event, payload)).toEqual([]);
  });
});

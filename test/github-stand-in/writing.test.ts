import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Acme, openNotes, SHOP, startAcme } from './acme.ts';

let acme: Acme;
let sha: string;

beforeEach(async () => {
  acme = await startAcme();
  sha = openNotes(acme).headSha;
});

afterEach(() => acme.close());

describe('a status', () => {
  const set = (fields: object) =>
    acme.octokit.rest.repos.createCommitStatus({
      ...SHOP,
      sha,
      context: 'gate',
      state: 'pending',
      ...fields,
    });

  it('is the latest of its context, by the app', async () => {
    await set({ description: 'HIGH · 0 of 2 approvals' });
    await set({ state: 'success', target_url: 'https://example.com/why' });
    await set({ context: 'other', state: 'failure' });
    expect(acme.shop.status(1, 'gate')).toMatchObject({
      state: 'success',
      description: null,
      creator: { login: 'migration-gate[bot]' },
    });
    const { data } = await acme.octokit.rest.repos.getCombinedStatusForRef({ ...SHOP, ref: sha });
    expect(data).toMatchObject({ state: 'failure', total_count: 2 });
    expect(acme.shop.statuses(1)).toHaveLength(3);
  });

  it('has a description of 140 characters, and is refused with one more', async () => {
    await set({ description: '😀'.repeat(140) });
    await expect(set({ description: 'x'.repeat(141) })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('description is too long (maximum is 140 characters)'),
    });
  });

  it('is refused for a commit that is not there, and for a link that is none', async () => {
    await expect(set({ sha: '0'.repeat(40) })).rejects.toMatchObject({ status: 422 });
    await expect(set({ target_url: 'javascript:alert(1)' })).rejects.toMatchObject({ status: 422 });
  });

  it('can be set 1,000 times on a commit, and not once more', async () => {
    for (let count = 0; count < 1_000; count += 1)
      acme.shop.setStatus(sha, { context: 'gate', state: 'pending' }, 'ci[bot]');
    await expect(set({})).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('maximum number of statuses'),
    });
  });
});

describe('a comment', () => {
  const create = (body: string) => acme.octokit.rest.issues.createComment({ ...SHOP, issue_number: 1, body });

  it('is written, changed and taken away in place', async () => {
    const { data } = await create('first');
    expect(data).toMatchObject({ user: { login: 'migration-gate[bot]', type: 'Bot' }, body: 'first' });
    expect(data.html_url).toBe(`https://github.com/acme/shop/pull/1#issuecomment-${data.id}`);
    await acme.octokit.rest.issues.updateComment({ ...SHOP, comment_id: data.id, body: 'second' });
    expect(acme.shop.comments(1).map(({ body }) => body)).toEqual(['second']);
    await acme.octokit.rest.issues.deleteComment({ ...SHOP, comment_id: data.id });
    expect(acme.shop.comments(1)).toEqual([]);
    await expect(
      acme.octokit.rest.issues.updateComment({ ...SHOP, comment_id: data.id, body: 'third' }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('holds 65,536 characters, and not one more', async () => {
    await create('x'.repeat(65_536));
    await expect(create('x'.repeat(65_537))).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('maximum is 65536 characters'),
    });
    await expect(create(' ')).rejects.toMatchObject({ status: 422 });
  });
});

describe('a check run', () => {
  const annotation = (line: number) => ({
    path: 'db/002_notes.sql',
    start_line: line,
    end_line: line,
    annotation_level: 'warning' as const,
    message: 'Look at this.',
  });
  const annotations = (count: number) => Array.from({ length: count }, (_, index) => annotation(index + 1));
  const output = (count: number) => ({ title: 'SQL', summary: 'Read.', annotations: annotations(count) });
  const create = (fields: object = {}) =>
    acme.octokit.rest.checks.create({ ...SHOP, name: 'gate/sql', head_sha: sha, ...fields });

  it('gathers annotations from request to request', async () => {
    const { data } = await create({ status: 'in_progress', output: output(50) });
    await acme.octokit.rest.checks.update({
      ...SHOP,
      check_run_id: data.id,
      conclusion: 'neutral',
      output: output(5),
    });
    expect(acme.shop.checkRuns(1)).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
    const { data: listed } = await acme.octokit.rest.checks.listAnnotations({
      ...SHOP,
      check_run_id: data.id,
      per_page: 100,
    });
    expect(listed).toHaveLength(55);
  });

  it('takes 50 annotations in a request, and not one more', async () => {
    await expect(create({ status: 'queued', output: output(51) })).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('No more than 50 items are allowed; 51 were supplied.'),
    });
    expect(acme.github.contract.take()).toEqual([
      {
        where: 'POST /repos/{owner}/{repo}/check-runs request',
        what: '/output/annotations must NOT have more than 50 items',
      },
    ]);
    expect(acme.shop.checkRuns(1)).toEqual([]);
  });

  it('takes columns only on one line, a conclusion with completion, and 65,535 characters of summary', async () => {
    const long = { ...annotation(1), end_line: 2, start_column: 1, end_column: 2 };
    await expect(
      create({ status: 'queued', output: { ...output(0), annotations: [long] } }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(create({ status: 'completed' })).rejects.toMatchObject({ status: 422 });
    await expect(
      create({ status: 'queued', output: { title: 'SQL', summary: 'x'.repeat(65_536) } }),
    ).rejects.toMatchObject({ status: 422 });
    acme.github.contract.take();
  });

  it('of another app cannot be changed', async () => {
    const { id } = acme.shop.setCheckRun(1, { name: 'build', conclusion: 'failure' });
    await expect(
      acme.octokit.rest.checks.update({ ...SHOP, check_run_id: id, conclusion: 'success' }),
    ).rejects.toMatchObject({ status: 403 });
  });
});

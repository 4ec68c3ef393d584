import { describe, expect, test } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { Published, PullFacts } from '../../src/domain/snapshot.ts';
import { publicationOf } from '../../src/publication/publication.ts';
import { remainingWrites } from '../../src/publication/writes.ts';
import { PULL_URL } from './decisions.ts';
import { high, left, low } from './stories.ts';

const url = `${PULL_URL}#issuecomment-7`;

/** What GitHub shows after a publication was written. */
function shown({ comment, status, checkRun }: Publication): Published {
  return {
    ...(comment === undefined ? {} : { comment: { id: 7, nodeId: 'IC_7', url, body: comment.body } }),
    ...(checkRun === undefined ? {} : { checkRun: { fingerprint: checkRun.fingerprint } }),
    status: { ...status, targetUrl: comment === undefined ? PULL_URL : url },
  };
}

const publication = publicationOf(high);
const there = shown(publication);

/** What is left to be written of the publication of a pull request, of which this is there. */
const remaining = (now: Publication, published: Published, pull: Partial<PullFacts> = {}) =>
  remainingWrites(now, { published, pull: { ...high.snapshot.pull, ...pull } });
const kinds = (now: Publication, published: Published) => remaining(now, published).map(({ kind }) => kind);

describe('the writes that are left', () => {
  test('are all of them at first, the comment before the status that links to it', () => {
    expect(kinds(publication, {})).toEqual(['create-comment', 'create-check-run', 'set-status']);
    expect(remaining(publication, {}).at(-1)).toMatchObject({ target: { kind: 'comment' } });
  });

  test('are none when everything is there', () => {
    expect(remaining(publication, there)).toEqual([]);
  });

  test('are none when GitHub gives the text back with other line ends and without spaces at the end', () => {
    const body = `${publication.comment?.body.replaceAll('\n', '\r\n')}\r\n`;
    const comment = { id: 7, nodeId: 'IC_7', url, body };
    expect(remaining(publication, { ...there, comment })).toEqual([]);
  });

  test('are two for an approval: the check run knows nothing of it', () => {
    const approved = publicationOf({ ...high, verdict: { kind: 'satisfied' } });
    expect(kinds(approved, there)).toEqual(['update-comment', 'set-status']);
  });

  test('update the comment that is there', () => {
    expect(remaining(publicationOf(low), there)).toContainEqual({
      kind: 'update-comment',
      which: 'checklist',
      id: 7,
      body: publicationOf(low).comment?.body,
    });
  });

  test('make a changed check run anew, since an update would keep the old annotations', () => {
    const checkRun = { fingerprint: 'other' };
    expect(kinds(publication, { ...there, checkRun })).toEqual(['create-check-run']);
  });

  test('are one status without migrations, and it leads to the pull request', () => {
    const none = publicationOf({ ...left, verdict: { kind: 'not-applicable', reason: 'no-migrations' } });
    expect(remaining(none, {})).toEqual([
      {
        kind: 'set-status',
        head: none.head,
        state: 'success',
        description: 'No migrations',
        target: { kind: 'url', url: PULL_URL },
      },
    ]);
    expect(remaining(none, shown(none))).toEqual([]);
  });

  test('set the status again when it leads elsewhere, or somebody else changed it', () => {
    const status = { ...publication.status, targetUrl: url };
    for (const other of [{ targetUrl: PULL_URL }, { state: 'success' }, { description: 'all good' }] as const)
      expect(kinds(publication, { ...there, status: { ...status, ...other } })).toEqual(['set-status']);
  });
});

describe('a second comment', () => {
  const afterMergeComment = { body: '<!-- migration-gate:after-merge -->\nDeployed?' };
  const wanted = { ...publication, afterMergeComment };

  test('is made, changed and left alone like the first, and takes nothing from it', () => {
    expect(remaining(wanted, there)).toEqual([
      { kind: 'create-comment', which: 'after-merge', ...afterMergeComment },
    ]);
    const second = { id: 8, nodeId: 'IC_8', url: `${PULL_URL}#issuecomment-8`, ...afterMergeComment };
    expect(remaining(wanted, { ...there, afterMergeComment: second })).toEqual([]);
    expect(remaining(wanted, { ...there, afterMergeComment: { ...second, body: 'old' } })).toEqual([
      { kind: 'update-comment', which: 'after-merge', id: 8, ...afterMergeComment },
    ]);
  });
});

describe('labels', () => {
  const labels = { wanted: ['risk: high'], managed: ['risk: low', 'risk: medium', 'risk: high'] };
  const wanted = { ...publication, labels };

  test('of the gate are put there and taken away, and those of others left alone', () => {
    expect(remaining(wanted, there, { labels: ['Risk: Low', 'theirs'] })).toEqual([
      { kind: 'remove-label', label: 'Risk: Low' },
      { kind: 'add-labels', labels: ['risk: high'] },
    ]);
  });

  test('that are there in another case are there', () => {
    expect(remaining(wanted, there, { labels: ['RISK: HIGH', 'theirs'] })).toEqual([]);
  });

  test('are none of our business where the policy wants none', () => {
    expect(remaining(publication, there, { labels: ['risk: low'] })).toEqual([]);
  });
});

describe('requests for review', () => {
  const wanted = { ...publication, reviewers: ['ann', 'acme/dbas'] };

  test('are made for those who were never asked', () => {
    expect(remaining(wanted, there, { requested: ['Ann'] })).toEqual([
      { kind: 'request-reviewers', reviewers: ['acme/dbas'] },
    ]);
    expect(remaining(wanted, there, { requested: ['ann', 'acme/dbas', 'others'] })).toEqual([]);
  });

  test.each([{ draft: true }, { state: 'closed' }, { state: 'merged' }] as const)(
    'are not made while it is %j',
    (pull) => {
      expect(remaining(wanted, there, pull)).toEqual([]);
    },
  );
});

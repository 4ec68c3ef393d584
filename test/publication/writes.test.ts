import { describe, expect, test } from 'vitest';
import type { Publication } from '../../src/domain/publication.ts';
import type { Published } from '../../src/domain/snapshot.ts';
import { publicationOf } from '../../src/publication/publication.ts';
import { remainingWrites } from '../../src/publication/writes.ts';
import { PULL_URL } from './decisions.ts';
import { high, left, low } from './stories.ts';

const url = `${PULL_URL}#issuecomment-7`;

/** What GitHub shows after a publication was written. */
function shown({ comment, status, checkRun }: Publication): Published {
  return {
    ...(comment === undefined ? {} : { comment: { id: 7, nodeId: 'IC_7', url, body: comment.body } }),
    ...(checkRun === undefined ? {} : { checkRun: { id: 9, fingerprint: checkRun.fingerprint } }),
    status: { ...status, targetUrl: comment === undefined ? PULL_URL : url },
  };
}

const publication = publicationOf(high);
const there = shown(publication);
const kinds = (now: Publication, published: Published) =>
  remainingWrites(now, published).map(({ kind }) => kind);

describe('the writes that are left', () => {
  test('are all of them at first, the comment before the status that links to it', () => {
    expect(kinds(publication, {})).toEqual(['create-comment', 'create-check-run', 'set-status']);
    expect(remainingWrites(publication, {}).at(-1)).toMatchObject({ target: { kind: 'comment' } });
  });

  test('are none when everything is there', () => {
    expect(remainingWrites(publication, there)).toEqual([]);
  });

  test('are none when GitHub gives the text back with other line ends and without spaces at the end', () => {
    const body = `${publication.comment?.body.replaceAll('\n', '\r\n')}\r\n`;
    const comment = { id: 7, nodeId: 'IC_7', url, body };
    expect(remainingWrites(publication, { ...there, comment })).toEqual([]);
  });

  test('are two for an approval: the check run knows nothing of it', () => {
    const approved = publicationOf({ ...high, verdict: { kind: 'satisfied' } });
    expect(kinds(approved, there)).toEqual(['update-comment', 'set-status']);
  });

  test('update the comment that is there', () => {
    expect(remainingWrites(publicationOf(low), there)).toContainEqual({
      kind: 'update-comment',
      id: 7,
      body: publicationOf(low).comment?.body,
    });
  });

  test('make a changed check run anew, since an update would keep the old annotations', () => {
    const checkRun = { id: 9, fingerprint: 'other' };
    expect(kinds(publication, { ...there, checkRun })).toEqual(['create-check-run']);
  });

  test('are one status without migrations, and it leads to the pull request', () => {
    const none = publicationOf({ ...left, verdict: { kind: 'not-applicable', reason: 'no-migrations' } });
    expect(remainingWrites(none, {})).toEqual([
      {
        kind: 'set-status',
        head: none.head,
        state: 'success',
        description: 'No migrations',
        target: { kind: 'url', url: PULL_URL },
      },
    ]);
    expect(remainingWrites(none, shown(none))).toEqual([]);
  });

  test('set the status again when it leads elsewhere, or somebody else changed it', () => {
    const status = { ...publication.status, targetUrl: url };
    for (const other of [{ targetUrl: PULL_URL }, { state: 'success' }, { description: 'all good' }] as const)
      expect(kinds(publication, { ...there, status: { ...status, ...other } })).toEqual(['set-status']);
  });
});

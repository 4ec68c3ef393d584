import { describe, expect, test } from 'vitest';
import { isOurComment, MARKER } from '../../src/publication/comment/marker.ts';
import { publicationOf } from '../../src/publication/publication.ts';
import { assessment, decision, HEAD, PULL_URL, snapshot, tally } from './decisions.ts';
import { high, left, low, medium } from './stories.ts';

const comment = { id: 7, nodeId: 'IC_7', url: `${PULL_URL}#issuecomment-7`, body: `${MARKER}\nold` };

const none = decision({
  assessment: assessment([]),
  tally: tally([]),
  verdict: { kind: 'not-applicable', reason: 'no-migrations' },
});

describe('a publication', () => {
  test('is about one head', () => {
    expect(publicationOf(low)).toMatchObject({ head: HEAD, url: PULL_URL });
  });

  test('is the same for the same decision, to the byte', () => {
    for (const decided of [low, medium, high, left])
      expect(publicationOf(structuredClone(decided))).toEqual(publicationOf(decided));
  });

  test('without migrations is a status and nothing else', () => {
    expect(Object.keys(publicationOf(none)).toSorted()).toEqual(['head', 'status', 'url']);
  });

  test('says in the comment that the last migration left', () => {
    const published = { ...snapshot, published: { comment } };
    for (const decided of [left, { ...none, snapshot: published }])
      expect(publicationOf(decided).comment?.body).toContain('The last migration has left');
  });

  test('takes back the check run of a head whose migrations left, by another base', () => {
    const published = { checkRun: { fingerprint: 'x' } };
    expect(publicationOf({ ...left, snapshot: { ...snapshot, published } }).checkRun).toMatchObject({
      conclusion: 'success',
      title: 'No migrations',
      annotations: [],
    });
    expect(publicationOf(left).checkRun).toBeUndefined();
  });

  test('mentions nobody', () => {
    for (const decided of [low, medium, high, left])
      expect(publicationOf(decided).comment?.body).not.toContain('@');
  });
});

describe('our comment', () => {
  test('is known by its first line', () => {
    expect(isOurComment(publicationOf(low).comment?.body ?? '')).toBe(true);
    expect(isOurComment(`${MARKER}\r\n## old`)).toBe(true);
  });

  test('is not one that quotes it', () => {
    expect(isOurComment(`> ${MARKER}`)).toBe(false);
    expect(isOurComment(`hello\n${MARKER}`)).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { commentOf } from '../../src/publication/comment/comment.ts';
import { high, invalidPolicy, left, low, medium } from './stories.ts';

describe('the comment, as it is read', () => {
  test.each([
    ['low-approved', low],
    ['medium-waiting', medium],
    ['high-refused', high],
    ['invalid-policy', invalidPolicy],
    ['migrations-left', left],
  ])('%s', async (name, decision) => {
    await expect(commentOf(decision)).toMatchFileSnapshot(`fixtures/${name}.md`);
  });
});

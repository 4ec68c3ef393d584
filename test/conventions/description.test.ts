import { describe, expect, test } from 'vitest';
import { descriptionOf, fieldIn, sectionsUnder } from '../../src/conventions/description.ts';

const own = (markdown: string, heading: string) =>
  sectionsUnder(descriptionOf(markdown), heading).flatMap((section) => section.own);

describe('a description', () => {
  test.each([
    ['## What Changes\nTags.', 'what changes', ['Tags.']],
    ['### 🚀 What changes:\n- Tags', 'What Changes', ['- Tags']],
    ['## What Changes\n<!-- Tags. -->', 'What Changes', []],
    ['## What Changes\n<!-- never closed\nTags.', 'What Changes', []],
    ['## What Changes\n### In detail\nTags.', 'What Changes', ['Tags.']],
    ['## Other\nTags.\n## What Changes\n', 'What Changes', []],
    ['## Type\n**Type**: Add Column | Create Table | etc.', 'Type', []],
    ['## Tests\n- [ ] One\n- [x] Two', 'Tests', ['- [x] Two']],
    ['```\n## What Changes\n```\nTags.', 'What Changes', []],
  ])('%j has of its author’s own below “%s”', (markdown, heading, lines) => {
    expect(own(markdown, heading)).toEqual(lines);
  });

  test('tells boxes and whether they are ticked, those in code left out', () => {
    const { boxes } = descriptionOf('- [ ] One\n1. [x] Two\n```\n- [x] Three\n```');
    expect(boxes).toEqual([
      { text: 'One', ticked: false },
      { text: 'Two', ticked: true },
    ]);
  });

  test.each([
    ['**Risk Level**: LOW', 'LOW'],
    ['- Risk level: `HIGH`', 'HIGH'],
    ['**Risk Level:** MEDIUM', 'MEDIUM'],
    ['**Risk Level**: LOW | MEDIUM | HIGH', undefined],
    ['Risk Level: TODO', undefined],
  ])('%j says of its risk %s', (markdown, value) => {
    expect(fieldIn(descriptionOf(markdown), /^risk level$/i)).toBe(value);
  });
});

test('a description that is built to be slow is read in good time', () => {
  const started = performance.now();
  for (const unit of ['# ', '[ ] ', '** ', 'a: ', '<!-- ', '| ', 'https://', '\n# # ', '> - '])
    descriptionOf(unit.repeat(65_536 / unit.length));
  expect(performance.now() - started).toBeLessThan(5_000);
});

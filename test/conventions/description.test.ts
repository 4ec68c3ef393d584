import { describe, expect, test } from 'vitest';
import { boxState } from '../../src/conventions/boxes.ts';
import { readDescription } from '../../src/conventions/description.ts';
import { sectionsCalled, valuesOf } from '../../src/conventions/description-sections.ts';
import { hasOwnWords } from '../../src/conventions/own-words.ts';
import { tellsRelated } from '../../src/conventions/related-link.ts';

/** The template that a team has in its document, as GitHub puts it into a new pull request. */
const TEMPLATE = `## Migration Summary
**Migration Number**: 099
**Risk Level**: LOW | MEDIUM | HIGH
**Type**: Add Column | Create Table | Drop Column | etc.

## What Changes
- Describe what the migration does
- List tables/columns affected
- Explain why this change is needed

## Impact Assessment
- [ ] No existing data affected
- [ ] Requires code changes (link to related PR)

## Testing Checklist
- [ ] Migration is idempotent (can run twice safely)
- [ ] Staging environment validated (HIGH risk only)

## Rollback Plan
Explain how to reverse this migration if needed.

## Related PRs
- Link to frontend/backend code changes if applicable
`;

const isWritten = (description: string, heading: string) =>
  sectionsCalled(readDescription(description), heading).map((section) => hasOwnWords(section, heading));

describe('a section of a description', () => {
  test.each([
    '## Rollback Plan\nDrop the column.',
    '###### rollback plan:\nDrop the column.',
    '## 5. Rollback plan\nDrop the column.',
    '## 📋 Rollback Plan (tested)\nDrop the column.',
    'Rollback Plan\n---\nDrop the column.',
    '**Rollback Plan**\n\nDrop the column.',
    '**Rollback Plan:** drop the column',
    '__Rollback plan__: drop the column',
    '# Rollback Plan\n## In short\nDrop the column.',
    '## Rollback Plan\n```sql\nALTER TABLE bookings DROP COLUMN tags;\n```',
    '## Rollback Plan\n| step | who |\n|---|---|\n| drop the column | Ada |',
    '## Rollback Plan\n- [x] run the file',
    '## Rollback Plan\n<details>\nDrop the column.\n</details>',
    '## Rollback Plan\r\n\r\nDrop the column.\r\n',
    '## Rollback Plan\nNo data is lost.',
  ])('%j has words of its author', (description) => {
    expect(isWritten(description, 'Rollback Plan')).toEqual([true]);
  });

  test.each([
    '## Rollback Plan',
    '## Rollback Plan\n\n## Related PRs\n#12',
    '## Rollback Plan\n<!-- Drop the column. -->',
    '## Rollback Plan\n<!--\nDrop the column.\n',
    '## Rollback Plan\nTODO',
    '## Rollback Plan\n- TBD.',
    '## Rollback Plan\nN/A',
    '## Rollback Plan\nnone',
    '## Rollback Plan\n[how to take it back]',
    '## Rollback Plan\n```sql\n-- Rollback script here\n```',
    '## Rollback Plan\n- [ ] run the file',
    '**Rollback Plan**:\n\n**Related PRs**: #12',
  ])('%j has none', (description) => {
    expect(isWritten(description, 'Rollback Plan')).toEqual([false]);
  });

  test.each([
    'Rollback Plan',
    '```\n## Rollback Plan\nx\n```',
    '<!-- ## Rollback Plan\nx -->',
    '## Rollback',
  ])('%j is not one', (description) => {
    expect(isWritten(description, 'Rollback Plan')).toEqual([]);
  });

  test.each(['What Changes', 'Impact Assessment', 'Testing Checklist', 'Rollback Plan', 'Related PRs'])(
    'is not written while %s says what the template says',
    (heading) => {
      expect(isWritten(TEMPLATE, heading)).toEqual([false]);
    },
  );

  test('may say that there is nothing, where that can be', () => {
    expect(isWritten('## Related PRs\nNone.', 'Related PRs')).toEqual([true]);
    expect(isWritten('## Performance Impact\n- N/A', 'Performance Impact')).toEqual([true]);
  });
});

describe('a box of a description', () => {
  test.each([
    ['- [x] Rollback tested', 'ticked'],
    ['1. [X] **Rollback** tested.', 'ticked'],
    ['- a\n  - [x] rollback tested (twice)', 'ticked'],
    ['- [ ] Rollback tested', 'unticked'],
    ['- [x] Rollback tested on staging\n- [ ] Rollback tested', 'unticked'],
    ['- [x] Rollback tested\n- [ ] Rollback tested', 'unticked'],
    ['- [x] Rollback not tested', 'absent'],
    ['[x] Rollback tested', 'absent'],
    ['```\n- [x] Rollback tested\n```', 'absent'],
    ['<!-- - [x] Rollback tested -->', 'absent'],
  ])('of %j', (description, state) => {
    expect(boxState(readDescription(description), 'Rollback tested')).toBe(state);
  });
});

describe('what a description says of related work', () => {
  test.each([
    '## Related PRs\n- acme/web#12',
    '## Related PRs\n- GH-12',
    '### Links\nhttps://github.com/acme/web/pull/12/files',
    '## Related PRs\n[the form](https://github.com/acme/web/issues/12)',
    '## Related PRs\nNo code changes are needed.',
    '## Related PRs\nn/a',
    'Goes with #12.',
    'No related pull requests',
    'Related PRs: none',
  ])('%j tells it', (description) => {
    expect(tellsRelated(readDescription(description))).toBe(true);
  });

  test.each([
    TEMPLATE,
    '',
    'None',
    '## Related PRs\nThe form\n\n## Other\n#12',
    'https://github.com/acme/web',
    'The `#12` of a list',
    'Colour&#12 and a#1b',
    '- [ ] No related pull requests',
  ])('%j does not', (description) => {
    expect(tellsRelated(readDescription(description))).toBe(false);
  });
});

describe('what stands under a label', () => {
  test.each([
    ['**Risk Level**: LOW', ['LOW']],
    ['- Risk level: `HIGH`', ['`HIGH`']],
    ['**Risk level:** LOW', ['LOW']],
    ['Risk Level: LOW\nmore', ['LOW']],
    ['- Risk level: **LOW**', ['LOW']],
    ['## Risk Level\n\nLOW\nmore', ['LOW']],
    ['## Risk Level: LOW', ['LOW']],
    ['## Risk Level\n- [ ] HIGH\n- [x] LOW', ['LOW']],
    ['## Risk Level\n\n## Other\nLOW', []],
    ['The risk level is low', []],
    ['```\nRisk Level: LOW\n```', []],
  ])('of %j', (description, values) => {
    expect(valuesOf(readDescription(description), ['risk level'])).toEqual(values);
  });
});

test('a description that is built to be slow is read in good time', () => {
  const units = [
    '# ',
    '[ ] ',
    '** ',
    'a: ',
    '<',
    '<!-- ',
    '| ',
    'https://',
    'a/',
    '\n# # ',
    '\n> - ',
    '\n- [x] ',
  ];
  const started = performance.now();
  for (const unit of units) {
    const blocks = readDescription(unit.repeat(65_536 / unit.length));
    expect(tellsRelated(blocks)).toBe(false);
    expect(boxState(blocks, 'Rollback tested')).toBe('absent');
    expect(sectionsCalled(blocks, 'Rollback Plan').some((section) => hasOwnWords(section, 'x'))).toBe(false);
    expect(valuesOf(blocks, ['risk level'])).toEqual([]);
  }
  expect(performance.now() - started).toBeLessThan(5_000);
});

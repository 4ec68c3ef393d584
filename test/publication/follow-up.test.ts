import { describe, expect, test } from 'vitest';
import type { FollowUp, FollowUpIssue } from '../../src/domain/follow-up.ts';
import { followUpMarker, followUpWrites } from '../../src/publication/follow-up.ts';

const followUp: FollowUp = {
  topic: 'emergency',
  title: 'Approve what was merged',
  body: `${followUpMarker(12, 'emergency')}\nBy Monday.`,
  labels: ['emergency'],
};

const there: FollowUpIssue = {
  number: 13,
  url: 'https://github.test/acme/shop/issues/13',
  state: 'open',
  body: followUp.body,
  labels: ['emergency', 'theirs'],
};

describe('the writes that are left for a follow-up', () => {
  test('open it when it is not there', () => {
    expect(followUpWrites(followUp, 'open', undefined)).toEqual([{ kind: 'create-issue', followUp }]);
  });

  test('are none for one that is over before it was ever opened', () => {
    expect(followUpWrites(followUp, 'closed', undefined)).toEqual([]);
  });

  test('are none when it is as it should be, with other line ends and with labels of others', () => {
    const body = `${followUp.body.replaceAll('\n', '\r\n')}\r\n`;
    expect(followUpWrites(followUp, 'open', { ...there, body })).toEqual([]);
  });

  test('close it, or reopen it, and change nothing else', () => {
    expect(followUpWrites(followUp, 'closed', there)).toEqual([
      { kind: 'update-issue', number: 13, state: 'closed' },
    ]);
    expect(followUpWrites(followUp, 'open', { ...there, state: 'closed' })).toEqual([
      { kind: 'update-issue', number: 13, state: 'open' },
    ]);
  });

  test('put a label beside those of others', () => {
    expect(followUpWrites({ ...followUp, labels: ['overdue'] }, 'open', there)).toEqual([
      { kind: 'update-issue', number: 13, labels: ['emergency', 'theirs', 'overdue'] },
    ]);
  });

  test('give it another text', () => {
    const body = `${followUp.body} It is Tuesday.`;
    expect(followUpWrites({ ...followUp, body }, 'open', there)).toEqual([
      { kind: 'update-issue', number: 13, body },
    ]);
  });
});

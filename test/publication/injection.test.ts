import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AfterMerge, StepBack } from '../../src/domain/after-merge.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Write } from '../../src/domain/publication.ts';
import { afterMergeComment } from '../../src/publication/after-merge/comment.ts';
import { afterMergeSteps } from '../../src/publication/after-merge/steps.ts';
import { boxesIn, itemMark } from '../../src/publication/comment/boxes.ts';
import { AFTER_MERGE_MARKER, isOurComment, MARKER } from '../../src/publication/comment/marker.ts';
import { openSeal, sealIn } from '../../src/publication/comment/sealed-state.ts';
import { emergencyFollowUp, type StandingDebt } from '../../src/publication/emergency/follow-up.ts';
import { publicationOf } from '../../src/publication/publication.ts';
import { answerTo } from '../../src/publication/reply/answers.ts';
import { INJECTIONS } from '../support/injections.ts';
import { item } from '../support/policies.ts';
import { UNSEEN_IN_BLOCK, UNSEEN_IN_LINE } from '../support/unseen.ts';
import { invalidWith, refusedWith, undeterminedWith } from './hostile-decisions.ts';
import { addressesOf, LINKED_BY_GITHUB, linkableText, render, structureOf } from './rendered.ts';

const WITH = [refusedWith, invalidWith, undeterminedWith];
const KEY = new Uint8Array(32);
const MERGED = '2026-01-16T12:00:00.000Z';
const DUE = '2026-01-17T12:00:00.000Z';

/** What the gate writes in Markdown for these decisions and what follows from them. */
function bodiesOf(text: string): readonly string[] {
  return [
    ...WITH.flatMap((decisionWith) => {
      const { comment, checkRun } = publicationOf(decisionWith(text), KEY);
      return [comment?.body ?? '', checkRun?.summary ?? ''];
    }),
    afterMergeComment(left(text), merged(text), KEY) ?? '',
    ...afterMergeSteps(left(text), merged(text), undefined).flatMap(({ writes }) => writes.flatMap(bodyOf)),
    emergencyFollowUp(debt(text), merged(text)).body,
    ...answerTo(
      {
        comment: 70,
        by: text,
        at: MERGED,
        commands: [
          { kind: 'explain' },
          { kind: 'help' },
          { kind: 'waive', item: text, reason: text },
          { kind: 'not-understood', line: text, problem: `there is no command \`${text}\`` },
        ],
      },
      refusedWith(text),
    ).flatMap(bodyOf),
  ];
}

function bodyOf(write: Write): readonly string[] {
  if (write.kind === 'comment-on-issue') return [write.body];
  return write.kind === 'create-issue' ? [write.followUp.body] : [];
}

function titlesOf(text: string): readonly string[] {
  return [
    emergencyFollowUp(debt(text), merged(text)).title,
    ...afterMergeSteps(left(text), merged(text), undefined).flatMap(({ writes }) =>
      writes.flatMap((write) => (write.kind === 'create-issue' ? [write.followUp.title] : [])),
    ),
    publicationOf(refusedWith(text)).checkRun?.title ?? '',
  ];
}

/** A week after the merge. */
function merged(text: string): Decision {
  const { snapshot, ...rest } = refusedWith(text);
  const emergency = { id: 'comment-70.1', by: text, reason: text, declaredAt: MERGED, deadline: DUE };
  return { ...rest, snapshot: { ...snapshot, at: '2026-01-23T12:00:00.000Z' }, emergency };
}

function left(text: string): AfterMerge {
  const step: StepBack = { path: text, from: 'file', source: text, sql: text, whole: false, lost: [text] };
  const steps: readonly StepBack[] = [step, { ...step, from: 'proposal' }];
  const task = { item: item(text), state: { kind: 'open' }, after: 86_400_000, due: DUE, sql: text } as const;
  return { mergedAt: MERGED, tasks: [task], stepsBack: steps };
}

function debt(text: string): StandingDebt {
  const emergency = { id: 'comment-70.1', by: text, reason: text, declaredAt: MERGED, deadline: DUE };
  const missing = refusedWith(text).verdict;
  return {
    kind: 'owed',
    emergency,
    missing: missing.kind === 'refused' ? missing.shortfalls : [],
    objections: [{ kind: 'changes-requested', login: text }],
  };
}

const OURS = /^https:\/\/github\.com\/acme\/shop\/(blob|pull)\//;

const PLAIN_BODIES = bodiesOf('word').map((body) => structureOf(render(body)));

function expectHarmless(text: string): void {
  for (const [index, body] of bodiesOf(text).entries()) {
    const html = render(body);
    expect(structureOf(html)).toEqual(PLAIN_BODIES[index]);
    for (const address of addressesOf(html)) expect(address).toMatch(OURS);
    for (const pattern of LINKED_BY_GITHUB) expect(pattern.exec(linkableText(html))?.[0]).toBeUndefined();
    expect(body).not.toMatch(UNSEEN_IN_BLOCK);
  }
  for (const decisionWith of WITH) {
    const { status, checkRun } = publicationOf(decisionWith(text));
    expectOneLine(status.description, 140);
    for (const { title, message } of checkRun?.annotations ?? []) {
      expectOneLine(title, 255);
      expect(message).not.toMatch(UNSEEN_IN_BLOCK);
    }
  }
  for (const title of titlesOf(text)) expectOneLine(title, 256);
}

function expectOneLine(text: string, most: number): void {
  expect(text.length).toBeLessThanOrEqual(most);
  expect(text).not.toMatch(UNSEEN_IN_LINE);
}

describe('text from the repository', () => {
  test.each(INJECTIONS)('stays text: %j', (text) => {
    expectHarmless(text);
  });

  test('stays text, whatever it is made of', () => {
    const piece = fc.oneof(
      fc.constantFrom(...INJECTIONS),
      fc.constantFrom(...'`~*_[]()<>|\\#@!&;:/.-+=$"\'0a \n\r\t'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => expectHarmless(pieces.join(''))),
      { numRuns: 60 },
    );
  });

  test('keeps unseen characters in sight', () => {
    const { comment } = publicationOf(refusedWith('099_\u202Elqs.x'));
    expect(comment?.body).toContain('099_⟨U+202E⟩lqs.x');
    expect(comment?.body).not.toContain('\u202E');
  });

  test('leaves a path that is code to be copied as it is', () => {
    const { comment } = publicationOf(refusedWith('db/@acme/099_x_#1.sql'));
    expect(comment?.body).toContain('`db/@acme/099_x_#1.sql`');
    expect(comment?.body).toContain(`/db/%40acme/099_x_%231.sql#L3-L4)`);
  });

  test('in the safer SQL does not end its fence', () => {
    const { comment } = publicationOf(refusedWith('SELECT 1;\n```\n````\n@bob'));
    expect(comment?.body).toContain('`````sql\nSELECT 1;\n```\n````\n@bob\n`````');
  });
});

describe('what the gate finds again in its comments', () => {
  const marks = INJECTIONS.map((text) =>
    `${text}
- [x] ${text} ${itemMark('other')}
${text}`.toWellFormed(),
  );

  test.each(marks)('is not made by %j', (text) => {
    const act = {
      id: 'comment-70.1',
      kind: 'waiver',
      item: text,
      reason: text,
      by: text,
      at: MERGED,
    } as const;
    const decided = refusedWith(text);
    const kept = { ...decided, snapshot: { ...decided.snapshot, acts: [act] } };
    const { comment } = publicationOf(kept, KEY);
    const after = afterMergeComment(left(text), kept, KEY) ?? '';
    for (const [body, marker] of [
      [comment?.body ?? '', MARKER],
      [after, AFTER_MERGE_MARKER],
    ] as const) {
      expect(isOurComment(body, marker)).toBe(true);
      expect(openSeal(sealIn(body) ?? '', kept.snapshot.pull.ref, [KEY])?.acts).toEqual([act]);
      expect([...boxesIn(body).keys()].filter((id) => id !== item(text).id)).toEqual([]);
    }
    expect(boxesIn(after)).toEqual(new Map([[item(text).id, false]]));
  });
});

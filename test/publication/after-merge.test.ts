import { describe, expect, it } from 'vitest';
import type { DueTask, StepBack } from '../../src/domain/after-merge.ts';
import type { Deed } from '../../src/domain/deed.ts';
import { decisionOn } from '../../src/gate/decision.ts';
import { afterMergeComment } from '../../src/publication/after-merge/comment.ts';
import { afterMergeSteps } from '../../src/publication/after-merge/steps.ts';
import { boxesIn } from '../../src/publication/comment/boxes.ts';
import { assessFiles } from '../assessment/pull-request.ts';
import { DIGEST, POLICY, snapshotWith } from '../support/facts.ts';
import { item } from '../support/policies.ts';

const DAY = 86_400_000;
const MERGED = Date.parse('2026-01-16T12:00:00.000Z');
const KEY = new Uint8Array(32);

const task = (text: string, days: number, state: DueTask['state'] = { kind: 'open' }): DueTask => ({
  item: item(text, undefined, { phase: 'after-deployment' }),
  state,
  after: days * DAY,
  due: new Date(MERGED + days * DAY).toISOString(),
});

const TICKED = { kind: 'ticked', by: 'ann', at: '2026-01-16T13:00:00.000Z' } as const;

function decisionAt(days: number, deeds: readonly Deed[] = []) {
  const at = new Date(MERGED + days * DAY).toISOString();
  return decisionOn({
    snapshot: snapshotWith({ at, deeds }),
    policy: { policy: POLICY, identity: 'test', changedHere: [] },
    digest: DIGEST,
    assessment: assessFiles({ 'db/migrations/099_x.sql': 'CREATE TABLE tags (id int);' }, POLICY),
  });
}

const leaving = (tasks: readonly DueTask[], stepsBack: readonly StepBack[] = []) => ({
  mergedAt: new Date(MERGED).toISOString(),
  tasks,
  stepsBack,
});

const stepsAt = (tasks: readonly DueTask[], days: number, deeds?: readonly Deed[]) =>
  afterMergeSteps(leaving(tasks), decisionAt(days, deeds), undefined).filter(
    ({ writes }) => writes.length > 0,
  );

describe('the comment after the merge', () => {
  it('has a box for each task, ticked where it is', () => {
    const body = afterMergeComment(leaving([task('a', 1), task('b', 1, TICKED)]), decisionAt(0), KEY) ?? '';
    expect(boxesIn(body)).toEqual(
      new Map([
        ['a', false],
        ['b', true],
      ]),
    );
  });

  it('is none where there is nothing to say', () => {
    expect(afterMergeComment(leaving([]), decisionAt(0), KEY)).toBeUndefined();
  });

  it('calls nobody and ends no block by what a migration or a policy says', () => {
    const hostile = '@acme/leads ```\n# done <img src=x> [x](https://evil.test)';
    const step: StepBack = {
      path: 'm/`1`_@acme.sql',
      from: 'file',
      source: hostile,
      sql: `${hostile}\n\`\`\`\n`,
      whole: false,
      lost: [hostile],
    };
    const body = afterMergeComment(leaving([task(hostile, 1)], [step]), decisionAt(0), KEY) ?? '';
    const outside = body.replace(/^(`{4,})sql\n.*?^\1$/gms, '').replace(/<!--.*?-->/gs, '');
    expect(outside).not.toMatch(/(?<![\w`])@acme|<img|\]\(https:\/\/evil/);
  });

  it('fits into a comment of GitHub, however long the way back is', () => {
    const steps = Array.from(
      { length: 40 },
      (_, at): StepBack => ({
        path: `m/${at}.sql`,
        from: 'proposal',
        source: `m/${at}.sql`,
        sql: 'DROP TABLE a_table_with_a_long_name;\n'.repeat(200),
        whole: true,
        lost: [],
      }),
    );
    const body = afterMergeComment(leaving([task('a', 1)], steps), decisionAt(0), KEY) ?? '';
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(body).toContain('too long to be shown here');
    expect(boxesIn(body).size).toBe(1);
  });
});

describe('the reminders after the merge', () => {
  it('name what is due and open, all at once', () => {
    const tasks = [task('errors', 1), task('done', 1, TICKED), task('slow', 2), task('later', 30)];
    expect(stepsAt(tasks, 2)).toMatchObject([
      {
        writes: [{ kind: 'comment-on-issue', number: 12, body: expect.stringMatching(/errors.*slow/s) }],
        deeds: ['reminded 2026-01-17T12:00:00.000Z', 'reminded 2026-01-18T12:00:00.000Z'],
      },
    ]);
  });

  it('come once', () => {
    const deeds = [{ what: 'reminded 2026-01-17T12:00:00.000Z', at: '2026-01-17T12:00:01.000Z' }];
    expect(stepsAt([task('errors', 1)], 2, deeds)).toEqual([]);
  });

  it('come before their date to nobody, and not for what is ticked', () => {
    expect(stepsAt([task('errors', 1)], 0.9)).toEqual([]);
    expect(stepsAt([task('errors', 1, TICKED)], 40)).toEqual([]);
  });

  it('end in one issue with all that nobody saw to for two days', () => {
    const deeds = [1, 2].map((days) => ({ what: `reminded ${task('', days).due}`, at: '' }));
    const tasks = [task('smoke', 0), task('errors', 1), task('slow', 2)];
    expect(stepsAt(tasks, 3, deeds)).toMatchObject([
      { writes: [{ kind: 'create-issue', followUp: { topic: 'after-merge' } }] },
    ]);
    const [step] = stepsAt(tasks, 3, deeds);
    const [write] = step?.writes ?? [];
    const body = write?.kind === 'create-issue' ? write.followUp.body : '';
    expect(body).toMatch(/2 things.*smoke.*errors/s);
    expect(body).not.toContain('slow');
  });
});

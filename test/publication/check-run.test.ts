import { describe, expect, test } from 'vitest';
import { checkRunOf } from '../../src/publication/check-run/check-run.ts';
import { STATUS_CONTEXT } from '../../src/publication/status.ts';
import { assessment, decision, finding, lines, migration, review, tally } from './decisions.ts';
import { high, low, medium } from './stories.ts';

describe('the check run', () => {
  test('has another name than the status, or GitHub would require both', () => {
    expect(checkRunOf(low).name).not.toBe(STATUS_CONTEXT);
  });

  test.each([
    ['success', low],
    ['neutral', medium],
    ['failure', high],
  ])('is a %s by the worst finding', (conclusion, decided) => {
    expect(checkRunOf(decided).conclusion).toBe(conclusion);
  });

  test('says in its title how much was found', () => {
    expect(checkRunOf(low).title).toBe('LOW · nothing found in 1 migration');
    expect(checkRunOf(high).title).toBe('HIGH · 1 error and 1 warning in 2 migrations');
  });

  test('puts each finding on its lines, the worst first', () => {
    expect(checkRunOf(high).annotations).toMatchObject([
      { path: 'backend/migrations/098_bookings.sql', startLine: 1, endLine: 1, level: 'failure' },
      { path: 'backend/migrations/099_drop_status.sql', startLine: 10, endLine: 10, level: 'warning' },
    ]);
  });

  test('says in an annotation why it matters, what is locked, and the safer way', () => {
    const [annotation] = checkRunOf(medium).annotations;
    expect(annotation?.message).toBe(
      [
        'Index `users_email_idx` is built while writes to `users` wait.',
        'Every INSERT, UPDATE and DELETE waits until the index is built.',
        'PostgreSQL locks: SHARE, while the index is built. Reads of users go on, writes wait.',
        'The safer way: Build it with `CONCURRENTLY`, outside a transaction.',
        'CREATE INDEX CONCURRENTLY users_email_idx ON users (email);\n',
      ].join('\n\n'),
    );
  });

  test('ends an annotation on the last line that holds any of the statement', () => {
    const span = { ...lines(3, 5), to: { line: 5, column: 1 } };
    const location = { path: 'a.sql', span };
    const decided = decision({ assessment: assessment([migration('a.sql', [])], [finding({ location })]) });
    expect(checkRunOf(decided).annotations).toMatchObject([{ startLine: 3, endLine: 4 }]);
  });

  test('lists every operation with its level', () => {
    expect(checkRunOf(high).summary).toContain('🔴 updates every row of `bookings` | it has no WHERE');
  });

  test('is the same whoever approves or objects', () => {
    const objections = [{ login: 'bob', review: review('bob', 'changes-requested') }];
    const other = { ...high, tally: tally([], { objections }), verdict: { kind: 'satisfied' } } as const;
    expect(checkRunOf(other)).toEqual(checkRunOf(high));
  });

  test('has another fingerprint when anything in it differs', () => {
    const [first, ...rest] = high.assessment.findings;
    const reworded = { ...first, why: 'Because.' } as typeof first & object;
    const other = { ...high, assessment: { ...high.assessment, findings: [reworded, ...rest] } };
    expect(checkRunOf(other).fingerprint).not.toBe(checkRunOf(high).fingerprint);
  });

  test('annotates no more than a person reads, and says so', () => {
    const findings = Array.from({ length: 1_200 }, (_, line) =>
      finding({ location: { path: 'a.sql', span: lines(line + 1) } }),
    );
    const run = checkRunOf(decision({ assessment: assessment([migration('a.sql', [])], findings) }));
    expect(run.annotations).toHaveLength(1_000);
    expect(run.summary).toContain('The 1,000 worst findings are annotated; 200 more will be');
  });
});

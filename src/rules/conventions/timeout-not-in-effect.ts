import { newMigrationRule } from '../rule.ts';
import type { Timeout } from '../script-state.ts';
import { limitedSteps, settingSql } from '../timeout-steps.ts';

const POLICY = 'conventions:\n  timeouts: { lock: 30s, statement: 5min }';
const ADD = 'ALTER TABLE bookings ADD COLUMN tags text;';

export const timeoutNotInEffect = newMigrationRule({
  id: 'timeout-not-in-effect',
  title: 'A statement waits or runs without the limit that the team has agreed on',
  why: 'A statement that waits for a lock holds up everybody who comes after it, and one that runs on is noticed when the application is down.',
  saferWay: 'Set both timeouts at the top of the file.',
  severity: 'error',
  categories: [],
  asks: ({ timeouts }) => timeouts,
  examples: {
    bad: [
      { policy: POLICY, files: { 'migrations/099_tags.sql': ADD } },
      { policy: POLICY, files: { 'migrations/099_tags.sql': `SET lock_timeout = '5s'; ${ADD}` } },
      {
        policy: POLICY,
        files: {
          'migrations/099_tags.sql': `${ADD} SET lock_timeout = '5s'; SET statement_timeout = '1min';`,
        },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: {
          'migrations/099_tags.sql': `SET lock_timeout = '30s'; SET statement_timeout = '5min'; ${ADD}`,
        },
      },
      { policy: POLICY, files: { 'migrations/099_tags.sql': 'CREATE TABLE tags (id bigint PRIMARY KEY);' } },
    ],
  },
  check(each, timeouts) {
    const without = limitedSteps(each, timeouts).filter(({ timeout }) => timeout.milliseconds === 0);
    const [first] = without;
    if (first === undefined) return [];
    const variables = [...new Set(without.map(({ variable }) => variable))];
    return [
      {
        message: `\`${first.relation}\` is locked at line ${first.step.operation.span.from.line}, and ${variables.map((variable) => `\`${variable}\``).join(' and ')} ${variables.length > 1 ? 'are' : 'is'} ${WHY[first.timeout.origin]}.`,
        sql: settingSql(timeouts),
        span: first.step.operation.span,
      },
    ];
  },
});

const WHY: Readonly<Record<Timeout['origin'], string>> = {
  server: 'not set before it',
  set: 'set to 0 there, which is no limit',
  reset: 'reset before it',
  ended: 'set for a transaction that has ended',
  'local-outside-transaction': 'set by SET LOCAL, which has no effect outside a transaction',
};

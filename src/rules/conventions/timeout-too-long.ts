import { settingOf } from '../../conventions/setting.ts';
import { newMigrationRule } from '../rule.ts';
import { limitedSteps, settingSql } from '../timeout-steps.ts';

const POLICY = 'conventions:\n  timeouts: { lock: 30s, statement: 5min }';
const ADD = 'ALTER TABLE bookings ADD COLUMN tags text;';

export const timeoutTooLong = newMigrationRule({
  id: 'timeout-too-long',
  title: 'A statement may wait or run longer than the team has agreed on',
  why: 'For as long as it waits everybody who comes after it waits, too: the limit is how long the team can bear that.',
  saferWay: 'Set the timeout to the limit or less, and run the migration again when it strikes.',
  severity: 'error',
  categories: [],
  asks: ({ timeouts }) => timeouts,
  examples: {
    bad: [
      {
        policy: POLICY,
        files: {
          'migrations/099_tags.sql': `SET lock_timeout = '2min'; SET statement_timeout = '5min'; ${ADD}`,
        },
      },
      {
        policy: POLICY,
        files: { 'migrations/099_tags.sql': `SET lock_timeout = '5s'; SET statement_timeout = '1h'; ${ADD}` },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: {
          'migrations/099_tags.sql': `SET lock_timeout = '30s'; SET statement_timeout = '5min'; ${ADD}`,
        },
      },
    ],
  },
  check(each, timeouts) {
    const long = limitedSteps(each, timeouts).filter(({ timeout, limit }) => timeout.milliseconds > limit);
    const variables = [...new Set(long.map(({ variable }) => variable))];
    return variables.flatMap((wanted) => {
      const first = long.find(({ variable }) => variable === wanted);
      if (first === undefined) return [];
      return [
        {
          message: `\`${wanted}\` is ${settingOf(first.timeout.milliseconds)} where \`${first.relation}\` is locked; the policy allows ${settingOf(first.limit)}.`,
          sql: settingSql(timeouts),
          span: first.step.operation.span,
        },
      ];
    });
  },
});

import { openPolicy } from '../open-policy.ts';
import { newMigrationRule } from '../rule.ts';
import { stepsOf } from '../steps.ts';

const POLICY = 'conventions: { row-security: true }';

export const policyForEveryone = newMigrationRule({
  id: 'policy-for-everyone',
  title: 'A policy lets everyone in, where the team keeps its rows apart',
  why: 'Row level security looks switched on, and protects nothing: whoever may use the table sees or changes every row.',
  saferWay: 'Write the condition that says whose row it is, or name the role that the policy is for.',
  severity: 'error',
  categories: ['security'],
  asks: ({ rowSecurity }) => rowSecurity,
  examples: {
    bad: [
      {
        policy: POLICY,
        files: { 'migrations/036_open.sql': 'CREATE POLICY everybody ON preferences USING (true);' },
      },
      {
        policy: POLICY,
        files: {
          'migrations/036_open.sql':
            'CREATE POLICY everybody ON preferences FOR INSERT TO authenticated WITH CHECK (true);',
        },
      },
      {
        policy: POLICY,
        files: { 'migrations/036_open.sql': 'ALTER POLICY own ON preferences USING (1 = 1);' },
      },
    ],
    good: [
      {
        policy: POLICY,
        files: {
          'migrations/036_own.sql': 'CREATE POLICY own ON preferences USING (user_id = auth.uid());',
        },
      },
      {
        policy: POLICY,
        files: {
          'migrations/036_service.sql': 'CREATE POLICY service ON preferences TO service_role USING (true);',
        },
      },
    ],
  },
  check(each) {
    return stepsOf([each], ['create-policy', 'alter-policy']).flatMap(({ operation }) => {
      const report = openPolicy(operation);
      return report === undefined ? [] : [{ ...report, span: operation.span }];
    });
  },
});

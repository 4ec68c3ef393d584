import { describe, expect, test } from 'vitest';
import { assessSql, rulesOf } from '../assessment/pull-request.ts';
import { type Check, OTHERS, SQUAWK, STRONG_MIGRATIONS } from './other-tools.ts';

describe.each<readonly [string, readonly Check[]]>([
  ['squawk', SQUAWK],
  ['strong_migrations', STRONG_MIGRATIONS],
  ['other tools', OTHERS],
])('of what %s finds', (_, checks) => {
  test.each(checks)('%s is found', (_check, sql, rules) => {
    expect(rulesOf(assessSql(sql))).toEqual(expect.arrayContaining([...rules]));
  });

  test.each(checks.map(([check, , rules, sql]) => [check, sql, rules] as const))(
    '%s is not found where it is not: %s',
    (_check, sql, rules) => {
      const found = rulesOf(assessSql(sql));
      expect(rules.filter((rule) => found.includes(rule))).toEqual([]);
    },
  );
});

import { settingOf } from '../conventions/setting.ts';
import type { Conventions } from '../domain/convention.ts';
import type { Duration } from '../domain/duration.ts';
import { findTable, isNew } from './catalogue.ts';
import type { OperationContext } from './context.ts';
import type { MigrationInPull } from './pull-request-context.ts';
import type { Timeout } from './script-state.ts';

type Timeouts = NonNullable<Conventions['timeouts']>;

/** A statement that waits for a lock on something in use, and one of the limits that are to be in effect there. */
export interface LimitedStep {
  readonly step: OperationContext;
  readonly variable: 'lock_timeout' | 'statement_timeout';
  readonly limit: Duration;
  readonly timeout: Timeout;
  /** What it locks. */
  readonly relation: string;
}

/** Each statement that needs limits, with each of those that the policy asks for. */
export function limitedSteps(each: MigrationInPull, { lock, statement }: Timeouts): readonly LimitedStep[] {
  return each.steps().flatMap((step) => {
    const held = step.locks().find(({ relation }) => !isNew(findTable(step.catalogue, relation)));
    if (held === undefined) return [];
    const { lockTimeout, statementTimeout } = step.state;
    const relation = held.relation.name;
    return [
      ...(lock === undefined
        ? []
        : [{ step, relation, variable: 'lock_timeout' as const, limit: lock, timeout: lockTimeout }]),
      ...(statement === undefined
        ? []
        : [
            {
              step,
              relation,
              variable: 'statement_timeout' as const,
              limit: statement,
              timeout: statementTimeout,
            },
          ]),
    ];
  });
}

/** The statements that set what the policy asks for. */
export function settingSql({ lock, statement }: Timeouts): string {
  return [
    '-- In front of the first statement:',
    ...(lock === undefined ? [] : [`SET lock_timeout = '${settingOf(lock)}';`]),
    ...(statement === undefined ? [] : [`SET statement_timeout = '${settingOf(statement)}';`]),
  ].join('\n');
}

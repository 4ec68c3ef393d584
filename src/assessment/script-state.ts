import { LOCK_MODES } from '../domain/lock.ts';
import type { Operation } from '../domain/operation/operation.ts';
import type { Transaction } from '../domain/script.ts';
import { type Catalogue, findIndex, findTable, isNew } from '../rules/catalogue.ts';
import type { RelationLock } from '../rules/lock-setting.ts';
import {
  type HeldLock,
  isInTransaction,
  limitsWaiting,
  type OpenTransaction,
  type ScriptState,
} from '../rules/script-state.ts';
import { begun, ended, inEffect, type TimeoutSetting, UNSET, withTimeout } from './timeouts.ts';

/** The state of a script on the way through it, with what is to come back when a transaction ends. */
export interface ScriptProgress {
  readonly transaction: OpenTransaction;
  readonly lockTimeout: TimeoutSetting;
  readonly statementTimeout: TimeoutSetting;
  readonly timeZone?: string;
  /** Set by SET LOCAL, until the transaction ends. */
  readonly isTimeZoneLocal?: boolean;
  readonly locks: readonly HeldLock[];
  readonly since: number;
  readonly unlimitedWaits: number;
}

/** Where an operation stands, besides what it is. */
export interface Place {
  /** Its number among the script's operations. */
  readonly at: number;
  /** As it was before the operation. */
  readonly catalogue: Catalogue;
  /** The locks that the operation takes. */
  locks(): readonly RelationLock[];
  /** The statement as it is written. */
  readonly source: string;
  /** Sent outside the transaction in which the tool runs the rest. */
  readonly outsideTransaction: boolean;
}

/** The start of a script that its tool runs so. */
export function openScript(transaction: Transaction | undefined): ScriptProgress {
  return {
    transaction: OPEN[transaction ?? 'unknown'],
    lockTimeout: UNSET,
    statementTimeout: UNSET,
    locks: [],
    since: 0,
    unlimitedWaits: 0,
  };
}

const OPEN = { file: 'tool', query: 'query', statement: 'none', unknown: 'unknown' } as const;

/** What is in effect where a statement runs. */
export function stateOf(progress: ScriptProgress, at: number, outsideTransaction: boolean): ScriptState {
  const state = {
    ...progress,
    lockTimeout: inEffect(progress.lockTimeout),
    statementTimeout: inEffect(progress.statementTimeout),
  };
  if (outsideTransaction) return { ...state, transaction: 'none', locks: [], since: at };
  return isInTransaction(state) ? state : { ...state, since: at };
}

/** The progress after an operation. */
export function foldScript(progress: ScriptProgress, operation: Operation, place: Place): ScriptProgress {
  switch (operation.kind) {
    case 'begin':
      return {
        ...withTimeouts(progress, begun),
        ...(isInTransaction(progress) ? {} : { locks: [], since: place.at }),
        transaction: 'script',
      };
    case 'commit':
    case 'rollback': {
      const committed = operation.kind === 'commit';
      const after = withTimeZoneOf(
        withTimeouts(progress, (setting) => ended(setting, committed)),
        committed,
      );
      return { ...after, locks: [], since: place.at, transaction: 'none' };
    }
    case 'set-variable':
      return withSetting(progress, operation.variable, operation.value, operation.scope);
    case 'reset-variable':
      return operation.variable === undefined
        ? ['lock_timeout', 'statement_timeout', 'timezone'].reduce(reset, progress)
        : reset(progress, operation.variable);
    case 'select':
      return operation.calls.some((call) => call.endsWith('set_config'))
        ? withSetConfig(progress, place.source)
        : progress;
    default:
      return place.outsideTransaction
        ? { ...progress, unlimitedWaits: waitsAfter(progress, place) }
        : withOperation(progress, place);
  }
}

/** So many held locks are kept: nobody needs to be told of more, and a long script stays fast. */
const MOST_LOCKS = 20;

function withOperation(progress: ScriptProgress, place: Place): ScriptProgress {
  const held = isInTransaction(progress) && progress.locks.length < MOST_LOCKS;
  const taken = held ? strongLocks(place) : [];
  return {
    ...progress,
    locks: [...progress.locks, ...taken],
    unlimitedWaits: waitsAfter(progress, place),
  };
}

/** Whether there was one is all that is asked for, so that later ones need no look at their locks. */
function waitsAfter(progress: ScriptProgress, place: Place): number {
  if (progress.unlimitedWaits > 0 || limitsWaiting(stateOf(progress, 0, false)))
    return progress.unlimitedWaits;
  return strongLocks(place).length;
}

/** The locks on tables in use that keep writes or reads out. */
function strongLocks({ locks, catalogue }: Place): readonly HeldLock[] {
  const all = locks();
  return all.flatMap(({ relation, mode, cost }) => {
    const known = findTable(catalogue, relation);
    if (isNew(known) || LOCK_MODES.indexOf(mode) < LOCK_MODES.indexOf('share')) return [];
    // Whoever has the lock of the table has that of its index, too.
    const index = findIndex(catalogue, relation);
    if (index !== undefined && all.some((one) => one.relation === index.table && one.mode === mode))
      return [];
    return { table: relation, mode, cost };
  });
}

function withTimeouts(
  progress: ScriptProgress,
  change: (setting: TimeoutSetting) => TimeoutSetting,
): ScriptProgress {
  return {
    ...progress,
    lockTimeout: change(progress.lockTimeout),
    statementTimeout: change(progress.statementTimeout),
  };
}

/** What a ROLLBACK goes back to is not kept; knowing less is safe. */
function withTimeZoneOf(progress: ScriptProgress, committed: boolean): ScriptProgress {
  return committed && progress.isTimeZoneLocal !== true ? progress : withoutTimeZone(progress);
}

function withoutTimeZone(progress: ScriptProgress): ScriptProgress {
  const { timeZone: _, isTimeZoneLocal: __, ...rest } = progress;
  return rest;
}

function reset(progress: ScriptProgress, variable: string): ScriptProgress {
  return withSetting(progress, variable, undefined, 'session');
}

function withSetting(
  progress: ScriptProgress,
  variable: string,
  value: string | undefined,
  scope: 'session' | 'local',
): ScriptProgress {
  const change = (setting: TimeoutSetting) =>
    withTimeout(setting, value, scope, progress.transaction === 'none');
  switch (variable.toLowerCase()) {
    case 'lock_timeout':
      return { ...progress, lockTimeout: change(progress.lockTimeout) };
    case 'statement_timeout':
      return { ...progress, statementTimeout: change(progress.statementTimeout) };
    case 'timezone': {
      // SET LOCAL outside a transaction warns and changes nothing.
      if (scope === 'local' && progress.transaction === 'none') return progress;
      const rest = withoutTimeZone(progress);
      if (value === undefined) return rest;
      return { ...rest, timeZone: value.replace(/^'(.*)'$/, '$1'), isTimeZoneLocal: scope === 'local' };
    }
    default:
      return progress;
  }
}

/** `SELECT set_config('lock_timeout', '5s', false)`. */
function withSetConfig(progress: ScriptProgress, source: string): ScriptProgress {
  const calls = source.matchAll(/set_config\s*\(\s*'(\w+)'\s*,\s*'([^']*)'\s*,\s*(true|false)\s*\)/gi);
  return [...calls].reduce(
    (after, [, variable = '', value, local]) =>
      withSetting(after, variable, value, local?.toLowerCase() === 'true' ? 'local' : 'session'),
    progress,
  );
}

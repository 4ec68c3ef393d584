import type { Timeout } from '../rules/script-state.ts';

/** No limit, as PostgreSQL has it unless a server or role is set up otherwise. */
const NO_TIMEOUT: Timeout = { milliseconds: 0, origin: 'server' };

/** A setting on its way through a script: what SET LOCAL hides, and what ROLLBACK goes back to. */
export interface TimeoutSetting {
  readonly session: Timeout;
  readonly local?: Timeout;
  /** As the transaction found the session's. */
  readonly begun: Timeout;
}

export const UNSET: TimeoutSetting = { session: NO_TIMEOUT, begun: NO_TIMEOUT };

/** The value in effect. */
export function inEffect({ session, local }: TimeoutSetting): Timeout {
  return local ?? session;
}

/** @param value as SET writes it; absent for DEFAULT. */
export function withTimeout(
  setting: TimeoutSetting,
  value: string | undefined,
  scope: 'session' | 'local',
  outsideTransaction: boolean,
): TimeoutSetting {
  const timeout: Timeout =
    value === undefined
      ? { milliseconds: 0, origin: 'reset' }
      : { milliseconds: millisecondsOf(value), origin: 'set' };
  if (scope === 'session') {
    const { local: _, ...rest } = setting;
    return { ...rest, session: timeout };
  }
  // It warns and changes nothing (documentation, "SET").
  if (outsideTransaction)
    return { ...setting, session: { ...setting.session, origin: 'local-outside-transaction' } };
  return { ...setting, local: timeout };
}

/** As a transaction begins. */
export function begun(setting: TimeoutSetting): TimeoutSetting {
  return { ...setting, begun: setting.session };
}

/** As it ends. */
export function ended({ session, local, begun: before }: TimeoutSetting, committed: boolean): TimeoutSetting {
  const kept = committed ? session : before;
  const after: Timeout =
    local !== undefined && kept.milliseconds === 0 ? { milliseconds: 0, origin: 'ended' } : kept;
  return { session: after, begun: after };
}

const UNITS: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Milliseconds, which is what a number without a unit means; 0 for what PostgreSQL would not take. */
export function millisecondsOf(value: string): number {
  const [, number, unit = 'ms'] = /^'?\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*'?$/i.exec(value.trim()) ?? [];
  if (number === undefined) return 0;
  return Math.round(Number(number) * (UNITS[unit === '' ? 'ms' : unit] ?? 0));
}

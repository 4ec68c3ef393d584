import type { LockMode } from '../lock.ts';
import type { Name } from './name.ts';
import type { Body } from './object.ts';

/** Transactions, settings, locks, maintenance and blocks of code. */
export type SessionOperation =
  | { readonly kind: 'begin' }
  | { readonly kind: 'commit' }
  | { readonly kind: 'rollback' }
  | { readonly kind: 'savepoint'; readonly change: 'set' | 'release' | 'rollback-to' }
  | { readonly kind: 'prepared-transaction' }
  /** `value` as written, several joined by a comma; absent for SET … TO DEFAULT. */
  | {
      readonly kind: 'set-variable';
      readonly variable: string;
      readonly value?: string;
      readonly scope: 'session' | 'local';
    }
  /** RESET, and RESET ALL where `variable` is absent. */
  | { readonly kind: 'reset-variable'; readonly variable?: string }
  | { readonly kind: 'set-transaction' }
  | { readonly kind: 'set-constraints' }
  | { readonly kind: 'lock-table'; readonly table: Name; readonly mode: LockMode; readonly nowait: boolean }
  | { readonly kind: 'vacuum'; readonly full: boolean; readonly tables: readonly Name[] }
  | { readonly kind: 'analyze'; readonly tables: readonly Name[] }
  | { readonly kind: 'cluster'; readonly table?: Name; readonly index?: string }
  /** Where it was `read` to its end, the operations of its body come after it. */
  | { readonly kind: 'do-block'; readonly language: string; readonly body: Body; readonly read: boolean }
  | { readonly kind: 'call'; readonly procedure: Name }
  /** EXPLAIN, SHOW, LISTEN, NOTIFY, DISCARD, CHECKPOINT, cursors and prepared statements. */
  | { readonly kind: 'harmless'; readonly statement: string };

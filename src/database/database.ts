import type { BackendProfile, Db } from 'pg-boss';

export type Row = Readonly<Record<string, unknown>>;

/** Runs one statement; `$1` … are its parameters. */
export interface Queryable {
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** PostgreSQL, a server or embedded: the store and the queue speak the same SQL to both. */
export interface Database extends Queryable {
  /** The same for what GitHub waits for: where statements wait for one another, before all that wait. */
  queryFirst: Queryable['query'];
  /** All of the work or nothing of it. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>;
  /**
   * Does the work while nobody else, in whatever process, does work under the same key.
   *
   * @param work told by the signal when the lock is lost, so that somebody else may be at it, too.
   * @returns undefined, without doing it, when somebody else is at it.
   */
  withLock<T>(
    key: string,
    work: (lost: AbortSignal) => Promise<T>,
  ): Promise<{ readonly done: T } | undefined>;
  /** The same database as pg-boss takes it. */
  readonly boss: { readonly db: Db; readonly backend: BackendProfile };
  /** Whether no other process can have it at the same time. */
  readonly isAlone: boolean;
  close(): Promise<void>;
}

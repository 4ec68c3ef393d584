import type { Lock } from '../../domain/lock.ts';
import { EVERY_KIND } from '../../domain/operation/kinds.ts';
import { printName } from '../../domain/operation/name.ts';
import { findTable, isNew } from '../catalogue.ts';
import { operationRule } from '../rule.ts';
import { LONGEST_WAIT, limitsWaiting, type ScriptState } from '../script-state.ts';

export const missingLockTimeout = operationRule({
  id: 'missing-lock-timeout',
  kinds: EVERY_KIND,
  title: 'A table in use is locked without a limit to the waiting',
  why: 'The statement waits behind the longest query that uses the table, and every query that comes later waits behind the statement: a lock that takes a moment can stop everybody.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'Everybody who comes later waits, for as long as the statement waits for its lock.',
  },
  saferWay: 'Set a lock_timeout of some seconds in front of it, and run the migration again when it strikes.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [
      'ALTER TABLE bookings ADD COLUMN status text;',
      `ALTER TABLE bookings ALTER COLUMN status SET DEFAULT 'pending';`,
      'CREATE TABLE tags (id bigint PRIMARY KEY, room_id bigint REFERENCES rooms (id));',
      'CREATE TRIGGER t BEFORE INSERT ON bookings FOR EACH ROW EXECUTE FUNCTION f();',
      `SET lock_timeout = 0; ALTER TABLE bookings ADD COLUMN status text;`,
      `SET lock_timeout = '1h'; ALTER TABLE bookings ADD COLUMN status text;`,
      `ALTER TABLE bookings ADD COLUMN status text; SET lock_timeout = '5s';`,
      `SET lock_timeout = '5s'; RESET lock_timeout; ALTER TABLE bookings ADD COLUMN status text;`,
      `BEGIN; SET LOCAL lock_timeout = '5s'; COMMIT; ALTER TABLE bookings ADD COLUMN status text;`,
    ],
    good: [
      `SET lock_timeout = '5s'; ALTER TABLE bookings ADD COLUMN status text;`,
      `BEGIN; SET LOCAL lock_timeout = '5s'; ALTER TABLE bookings ADD COLUMN status text; COMMIT;`,
      `SET statement_timeout = 5000; ALTER TABLE bookings ADD COLUMN status text;`,
      `SELECT set_config('lock_timeout', '5s', false); ALTER TABLE bookings ADD COLUMN status text;`,
      'CREATE TABLE bookings (id bigint); ALTER TABLE bookings ADD COLUMN status text;',
      'CREATE INDEX CONCURRENTLY bookings_status_idx ON bookings (status);',
      `INSERT INTO bookings (status) VALUES ('pending');`,
    ],
  },
  check({ catalogue, state, locks }) {
    // Once in a file is enough: what is missing is one line at its top.
    if (limitsWaiting(state) || state.unlimitedWaits > 0) return undefined;
    const strong = locks().find(
      ({ relation, mode }) => BLOCKING.has(mode) && !isNew(findTable(catalogue, relation)),
    );
    if (strong === undefined) return undefined;
    return {
      message: `\`${printName(strong.relation)}\` is locked, and ${reason(state)}.`,
      lock: { mode: strong.mode, cost: strong.cost, effect: EFFECT },
      sql: `-- In front of the first statement:\nSET lock_timeout = '5s';`,
    };
  },
});

const EFFECT = 'Everybody who comes later waits, for as long as the statement waits for its lock.';

const BLOCKING: ReadonlySet<Lock['mode']> = new Set([
  'share',
  'share row exclusive',
  'exclusive',
  'access exclusive',
]);

function reason({ lockTimeout: { milliseconds, origin } }: ScriptState): string {
  if (milliseconds > LONGEST_WAIT)
    return `lock_timeout lets it wait for ${Math.round(milliseconds / 1000)} seconds, so long would everybody else`;
  switch (origin) {
    case 'set':
      return 'lock_timeout is 0 there, which is no limit';
    case 'reset':
      return 'lock_timeout is reset before it';
    case 'ended':
      return 'SET LOCAL lock_timeout has ended with its transaction';
    case 'local-outside-transaction':
      return 'SET LOCAL lock_timeout has no effect outside a transaction';
    case 'server':
      return 'neither lock_timeout nor statement_timeout is set before it';
  }
}

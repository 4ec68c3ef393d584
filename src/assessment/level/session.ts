import { type Classifiers, code, codes, high, low, medium, unknown } from './classification.ts';

type SessionKind =
  | 'begin'
  | 'commit'
  | 'rollback'
  | 'savepoint'
  | 'prepared-transaction'
  | 'set-variable'
  | 'reset-variable'
  | 'set-transaction'
  | 'set-constraints'
  | 'lock-table'
  | 'vacuum'
  | 'analyze'
  | 'cluster'
  | 'do-block'
  | 'dynamic-sql'
  | 'call'
  | 'harmless'
  | 'unrecognised';

const NO_CHANGE = 'nothing changes by it';

export const sessionLevels: Classifiers<SessionKind> = {
  begin: () => low('begins a transaction', NO_CHANGE),
  commit: () => low('commits the transaction', NO_CHANGE),
  rollback: () => low('rolls the transaction back', NO_CHANGE),
  savepoint: ({ change }) => low(SAVEPOINTS[change], NO_CHANGE),
  'prepared-transaction': () =>
    unknown(
      'prepares a transaction, or ends a prepared one',
      'what is in the transaction cannot be seen here',
    ),
  'set-variable': ({ variable, value }) => {
    const summary = `sets ${code(variable)} to ${value === undefined ? 'its default' : code(value)}`;
    if (variable === 'session_replication_role' && value !== undefined && !/origin/i.test(value))
      return high(summary, 'triggers and foreign keys are not obeyed from then on', 'data', 'security');
    return low(summary, 'it lasts no longer than the session');
  },
  'reset-variable': ({ variable }) =>
    low(
      `resets ${variable === undefined ? 'all settings' : code(variable)}`,
      'it lasts no longer than the session',
    ),
  'set-transaction': () => low('sets how the transaction runs', NO_CHANGE),
  'set-constraints': () => low('sets when constraints are checked', NO_CHANGE),
  'lock-table': ({ table, mode }) =>
    medium(
      `locks table ${code(table)} in ${mode} mode`,
      'others wait until the transaction ends',
      'blocking',
    ),
  vacuum: ({ full, tables }) => {
    const which = tables.length > 0 ? codes(tables) : 'every table';
    return full
      ? medium(
          `writes ${which} again (VACUUM FULL)`,
          'nobody can use the table meanwhile',
          'rewriting',
          'blocking',
        )
      : low(`vacuums ${which}`, 'reads and writes go on');
  },
  analyze: ({ tables }) =>
    low(`analyzes ${tables.length > 0 ? codes(tables) : 'every table'}`, 'reads and writes go on'),
  cluster: ({ table }) =>
    medium(
      `writes ${table === undefined ? 'every clustered table' : code(table)} again in the order of an index`,
      'nobody can use the table meanwhile',
      'rewriting',
      'blocking',
    ),
  'do-block': ({ language, read }) =>
    read
      ? low(`runs a block of ${language}`, 'what it does is judged by itself')
      : unknown(`runs a block of ${language}`, 'what it does cannot be seen here'),
  'dynamic-sql': ({ why }) =>
    unknown('runs SQL that is put together at run time', why ?? 'what it does cannot be seen here'),
  call: ({ procedure }) => unknown(`calls procedure ${code(procedure)}`, 'what it does cannot be seen here'),
  harmless: ({ statement }) => low(`runs ${statement}`, NO_CHANGE),
  unrecognised: ({ statement }) =>
    unknown(`does something that is not known here (${statement})`, 'what is not known is never low'),
};

const SAVEPOINTS = {
  set: 'sets a savepoint',
  release: 'releases a savepoint',
  'rollback-to': 'rolls back to a savepoint',
} as const;

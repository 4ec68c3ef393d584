import type { LockMode } from '../../domain/lock.ts';
import { LOCK_MODES } from '../../domain/lock.ts';
import type { Name } from '../../domain/operation/name.ts';
import { nameOfParts, nameOfRange, partsOf } from '../names.ts';
import { fieldsOf, flagAt, has, listAt, type Node, nodeAt, numberAt, stringOf, textAt } from '../node.ts';
import { optionsAt, optionText } from '../options.ts';
import type { MappedOperation, Mapper } from './mapper.ts';
import { locateBody } from './objects.ts';

const TRANSACTIONS: Readonly<Record<string, MappedOperation>> = {
  TRANS_STMT_BEGIN: { kind: 'begin' },
  TRANS_STMT_START: { kind: 'begin' },
  TRANS_STMT_COMMIT: { kind: 'commit' },
  TRANS_STMT_ROLLBACK: { kind: 'rollback' },
  TRANS_STMT_SAVEPOINT: { kind: 'savepoint', change: 'set' },
  TRANS_STMT_RELEASE: { kind: 'savepoint', change: 'release' },
  TRANS_STMT_ROLLBACK_TO: { kind: 'savepoint', change: 'rollback-to' },
};

/** BEGIN, COMMIT, ROLLBACK, SAVEPOINT, and the two phases of a prepared transaction. */
export const transaction: Mapper = (fields) => [
  TRANSACTIONS[textAt(fields, 'kind')] ?? { kind: 'prepared-transaction' },
];

/** SET and RESET. */
export const setVariable: Mapper = (fields) => {
  const variable = textAt(fields, 'name');
  const scope = flagAt(fields, 'is_local') ? 'local' : 'session';
  switch (fields.kind) {
    case 'VAR_RESET':
      return [{ kind: 'reset-variable', variable }];
    case 'VAR_RESET_ALL':
      return [{ kind: 'reset-variable' }];
    case 'VAR_SET_DEFAULT':
      return [{ kind: 'set-variable', variable, scope }];
    case 'VAR_SET_MULTI':
      return [{ kind: 'set-transaction' }];
    default:
      return [
        { kind: 'set-variable', variable, value: listAt(fields, 'args').map(optionText).join(', '), scope },
      ];
  }
};

/** SET CONSTRAINTS. */
export const setConstraints: Mapper = () => [{ kind: 'set-constraints' }];

/** LOCK TABLE: one operation for each table. PostgreSQL numbers its lock modes from 1. */
export const lockTable: Mapper = (fields) =>
  tablesAt(fields, 'relations').map((table) => ({
    kind: 'lock-table',
    table,
    mode: modeOf(numberAt(fields, 'mode')),
    nowait: flagAt(fields, 'nowait'),
  }));

function modeOf(number: number): LockMode {
  return LOCK_MODES[number - 1] ?? 'access exclusive';
}

/** VACUUM and ANALYZE. */
export const vacuum: Mapper = (fields) => {
  const tables = listAt(fields, 'rels').map((item) =>
    nameOfRange(nodeAt(fieldsOf(item, 'VacuumRelation') ?? {}, 'relation')),
  );
  if (!flagAt(fields, 'is_vacuumcmd')) return [{ kind: 'analyze', tables }];
  const { full } = optionsAt(fields, 'options');
  return [{ kind: 'vacuum', full: full !== undefined && !/^(false|off|0)$/i.test(full), tables }];
};

/** CLUSTER. */
export const cluster: Mapper = (fields) => {
  const index = textAt(fields, 'indexname');
  return [
    {
      kind: 'cluster',
      ...(has(fields, 'relation') ? { table: nameOfRange(nodeAt(fields, 'relation')) } : {}),
      ...(index === '' ? {} : { index }),
    },
  ];
};

/** DO. */
export const doBlock: Mapper = (fields, reading) => {
  let language = 'plpgsql';
  let text = '';
  let location = 0;
  for (const item of listAt(fields, 'args')) {
    const element = fieldsOf(item, 'DefElem') ?? {};
    if (textAt(element, 'defname') === 'language') language = stringOf(element.arg).toLowerCase();
    if (textAt(element, 'defname') === 'as') {
      text = stringOf(element.arg);
      location = numberAt(element, 'location');
    }
  }
  return [{ kind: 'do-block', language, body: locateBody(text, location, reading), read: false }];
};

/** CALL. */
export const call: Mapper = (fields) => [
  { kind: 'call', procedure: nameOfParts(partsOf(listAt(nodeAt(fields, 'funccall'), 'funcname'))) },
];

/** What neither changes the schema nor rows. */
export function harmless(statement: string): Mapper {
  return () => [{ kind: 'harmless', statement }];
}

function tablesAt(fields: Node, field: string): readonly Name[] {
  return listAt(fields, field).map((item) => nameOfRange(fieldsOf(item, 'RangeVar') ?? {}));
}

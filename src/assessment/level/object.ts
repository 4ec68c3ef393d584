import { memberKey } from '../outlook.ts';
import { type Classifiers, code, high, low, medium, unlessNew, unlessSurelyNew } from './classification.ts';

type ObjectKind =
  | 'create-schema'
  | 'drop-schema'
  | 'rename-schema'
  | 'create-database'
  | 'drop-database'
  | 'alter-database'
  | 'create-sequence'
  | 'alter-sequence'
  | 'drop-sequence'
  | 'create-trigger'
  | 'drop-trigger'
  | 'create-event-trigger'
  | 'create-rule'
  | 'create-extension'
  | 'alter-extension'
  | 'drop-extension'
  | 'create-statistics'
  | 'change-replication'
  | 'rename-object'
  | 'set-object-schema'
  | 'create-object'
  | 'drop-object'
  | 'comment';

const NOTHING_LOST = 'no row is lost, but code that uses it fails';
const DEPENDANTS_LOST = 'what depends on it is lost too';

export const objectLevels: Classifiers<ObjectKind> = {
  'create-schema': ({ schema }) =>
    low(`creates schema ${code(schema)}`, 'a new schema is used by nobody yet'),
  'drop-schema': ({ schema, cascade }) =>
    high(
      `drops schema ${code(schema)}${cascade ? ' and everything in it' : ''}`,
      cascade ? 'every table in it is lost' : 'the architecture of the schema changes',
      'destructive',
      'incompatible',
    ),
  'rename-schema': ({ schema, newName }) =>
    high(
      `renames schema ${code(schema)} to ${code(newName)}`,
      'code that uses anything in it has to change with it',
      'incompatible',
    ),
  'create-database': ({ database }) =>
    low(`creates database ${code(database)}`, 'a new database is used by nobody yet'),
  'drop-database': ({ database }) =>
    high(`drops database ${code(database)}`, 'everything in it is lost', 'destructive', 'incompatible'),
  'alter-database': ({ database }) =>
    medium(`changes database ${code(database)}`, 'every session starts with other settings'),
  'create-sequence': ({ sequence }) =>
    low(`creates sequence ${code(sequence)}`, 'a new sequence is used by nobody yet'),
  'alter-sequence': ({ sequence, restarts }) =>
    medium(
      `${restarts ? 'restarts' : 'changes'} sequence ${code(sequence)}`,
      restarts ? 'numbers that were given may be given again' : 'the numbers of new rows change',
    ),
  'drop-sequence': ({ sequence, cascade }) =>
    high(
      `drops sequence ${code(sequence)}${cascade ? ' and the defaults that use it' : ''}`,
      'how far it had counted is lost',
      'destructive',
      'incompatible',
    ),
  'create-trigger': ({ trigger, table }) =>
    low(`creates trigger ${code(trigger)} on ${code(table)}`, 'no row that is there changes'),
  'drop-trigger': ({ trigger, table }, context) => {
    const summary = `drops trigger ${code(trigger)} of ${code(table)}`;
    if (context.outlook.triggers.has(memberKey(table, trigger))) return low(summary, 'it is made again here');
    return unlessSurelyNew(
      table,
      context,
      medium(summary, 'what it did when rows changed is no longer done', 'incompatible'),
    );
  },
  'create-event-trigger': ({ trigger, event }) =>
    medium(
      `creates event trigger ${code(trigger)} on ${code(event)}`,
      'it runs whenever the schema changes',
      'security',
    ),
  'create-rule': ({ rule, table }, context) =>
    unlessNew(
      table,
      context,
      medium(
        `creates rule ${code(rule)} on ${code(table)}`,
        'queries of the table mean something else from then on',
        'incompatible',
      ),
    ),
  'create-extension': ({ extension }) =>
    low(`installs extension ${code(extension)}`, 'nothing that is there changes', 'security'),
  'alter-extension': ({ extension, change }) =>
    medium(`changes extension ${code(extension)} (${change})`, 'what it offers may change'),
  'drop-extension': ({ extension, cascade }) => {
    const summary = `removes extension ${code(extension)}${cascade ? ' and what depends on it' : ''}`;
    return cascade
      ? high(summary, 'columns of its types and indexes of its kinds are lost', 'destructive', 'incompatible')
      : medium(summary, NOTHING_LOST, 'incompatible');
  },
  'create-statistics': ({ statistics }) =>
    low(`creates statistics ${code(statistics)}`, 'no row and no query changes'),
  'change-replication': ({ object, change }) =>
    medium(`${VERBS[change]} ${object}`, 'what replicas are told changes', 'security'),
  'rename-object': ({ objectKind, name, newName }) =>
    medium(
      `renames ${objectKind} ${code(name)} to ${code(newName)}`,
      'code that uses the old name has to change with it',
      'incompatible',
    ),
  'set-object-schema': ({ objectKind, name, schema }) =>
    medium(
      `moves ${objectKind} ${code(name)} to schema ${code(schema)}`,
      'code that uses the old name has to change with it',
      'incompatible',
    ),
  'create-object': ({ objectKind, name }) =>
    low(`creates ${objectKind} ${code(name)}`, 'it is new and used by nobody yet'),
  'drop-object': ({ objectKind, name, cascade }) => {
    const summary = `drops ${objectKind} ${code(name)}${cascade ? ' and what depends on it' : ''}`;
    return cascade
      ? high(summary, DEPENDANTS_LOST, 'destructive', 'incompatible')
      : medium(summary, NOTHING_LOST, 'incompatible');
  },
  comment: ({ objectKind, name }) =>
    low(
      `comments on ${objectKind}${name === undefined ? '' : ` ${code(name)}`}`,
      'no row and no query changes',
    ),
};

const VERBS = { create: 'creates', alter: 'changes', drop: 'drops' } as const;

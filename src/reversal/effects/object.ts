import type { ObjectOperation } from '../../domain/operation/object.ts';
import type { OperationOf } from '../../domain/operation/operation.ts';
import { type Effect, making, own, part, type Ref } from '../effect.ts';
import { partOf, schemaOf } from './table.ts';

export function effectsOnObject(operation: OperationOf<ObjectOperation['kind']>): Effect {
  switch (operation.kind) {
    case 'create-schema':
      return making(own('schema', { name: operation.schema }), { shared: operation.ifNotExists });
    case 'create-database':
      return making(own('database', { name: operation.database }));
    case 'create-view': {
      const { view, replace, reads } = operation;
      return making(own('view', view), {
        within: schemaOf(view),
        replaces: replace,
        uses: reads.flatMap((name) => [own('table', name), own('view', name)]),
      });
    }
    case 'create-sequence': {
      const { sequence, ownedBy } = operation;
      const owners =
        ownedBy === undefined
          ? []
          : [own('table', ownedBy.table), part('column', ownedBy.table, ownedBy.column)];
      return making(own('sequence', sequence), { within: [...schemaOf(sequence), ...owners] });
    }
    case 'create-function':
      return making(own('function', operation.function), {
        within: schemaOf(operation.function),
        replaces: operation.replace,
      });
    case 'create-trigger': {
      const { thing, within } = partOf('trigger', operation.table, operation.trigger);
      const uses = [own('function', operation.function)];
      return making(thing, { within: [...within, ...uses], replaces: operation.replace, uses });
    }
    case 'create-event-trigger':
      return making(own('event trigger', { name: operation.trigger }));
    case 'create-rule':
      // DROP RULE does not keep the table, so a rule is known by its name.
      return making(own('rule', { name: operation.rule }), { within: [own('table', operation.table)] });
    case 'create-extension':
      return making(own('extension', { name: operation.extension }), { shared: operation.ifNotExists });
    case 'create-statistics': {
      const { statistics, table } = operation;
      return making(own('statistics', statistics), {
        within: table === undefined ? [] : [own('table', table)],
      });
    }
    case 'create-object':
      return making(own(kindOf(operation.objectKind), operation.name), { within: schemaOf(operation.name) });
    case 'change-replication':
      return replication(operation);
    case 'drop-schema':
      return dropping(own('schema', { name: operation.schema }), operation);
    case 'drop-database':
      return dropping(own('database', { name: operation.database }), { ...operation, cascade: false });
    case 'drop-view':
      return dropping(own('view', operation.view), operation);
    case 'drop-sequence':
      return dropping(own('sequence', operation.sequence), operation);
    case 'drop-function':
      return dropping(own('function', operation.function), operation);
    case 'drop-trigger':
      return dropping(part('trigger', operation.table, operation.trigger), operation);
    case 'drop-extension':
      return dropping(own('extension', { name: operation.extension }), operation);
    case 'drop-object':
      return dropping(own(kindOf(operation.objectKind), operation.name), operation);
    case 'rename-schema':
      return renaming(own('schema', { name: operation.schema }), { name: operation.newName });
    case 'rename-object':
      return renamedObject(operation);
    case 'set-object-schema':
      return renaming(own(kindOf(operation.objectKind), operation.name), {
        ...operation.name,
        schema: operation.schema,
      });
    case 'alter-database':
      return setting(own('database', { name: operation.database }));
    case 'alter-sequence':
      return setting(own('sequence', operation.sequence));
    case 'alter-function':
      return setting(own('function', operation.function));
    case 'alter-extension':
      return setting(own('extension', { name: operation.extension }));
    case 'refresh-materialized-view':
      return { change: 'none', because: 'its rows follow from the tables' };
    case 'comment':
      return { change: 'none', because: 'a comment changes no meaning' };
  }
}

/** Functions of every kind have one name space; so have views. */
function kindOf(objectKind: string): string {
  if (/^(?:procedure|routine|aggregate)$/.test(objectKind)) return 'function';
  return objectKind === 'materialized view' ? 'view' : objectKind.replace(/^foreign server$/, 'server');
}

interface Flags {
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

function dropping(thing: Ref, { ifExists, cascade }: Flags): Effect {
  return { change: 'drop', thing, within: schemaOf(thing.name), ifExists, cascade };
}

function renaming(thing: Ref, to: Ref['name']): Effect {
  return { change: 'rename', thing, within: schemaOf(thing.name), to };
}

/** Of a trigger, policy or rule the operation has the table and the new name, and not the old one. */
function renamedObject({ objectKind, name, newName }: OperationOf<'rename-object'>): Effect {
  if (!/^(?:trigger|policy|rule)$/.test(objectKind))
    return renaming(own(kindOf(objectKind), name), { ...name, name: newName });
  return { change: 'set', thing: own('table', name), within: [], aspect: `${objectKind} names` };
}

function setting(thing: Ref): Effect {
  return { change: 'set', thing, within: schemaOf(thing.name), aspect: 'definition' };
}

function replication({ object, change }: OperationOf<'change-replication'>): Effect {
  const thing = own('replication', { name: object });
  switch (change) {
    case 'create':
      return making(thing);
    case 'alter':
      return setting(thing);
    case 'drop':
      return dropping(thing, { ifExists: false, cascade: false });
  }
}

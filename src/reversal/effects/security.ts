import type { OperationOf } from '../../domain/operation/operation.ts';
import type { SecurityOperation } from '../../domain/operation/security.ts';
import { type Effect, making, own } from '../effect.ts';
import { partOf } from './table.ts';

export function effectsOnSecurity(operation: OperationOf<SecurityOperation['kind']>): Effect {
  switch (operation.kind) {
    case 'create-policy': {
      const { thing, within } = partOf('policy', operation.table, operation.policy);
      return making(thing, { within });
    }
    case 'alter-policy':
      return { change: 'set', ...partOf('policy', operation.table, operation.policy), aspect: 'definition' };
    case 'drop-policy': {
      const { ifExists, table, policy } = operation;
      return { change: 'drop', ...partOf('policy', table, policy), ifExists, cascade: false };
    }
    case 'grant':
    case 'revoke': {
      const { objectKind, objects } = operation;
      const roles = operation.kind === 'grant' ? operation.to : operation.from;
      return { change: operation.kind, on: objects.map((object) => own(objectKind, object)), roles };
    }
    case 'grant-role':
    case 'revoke-role': {
      const grants = operation.kind === 'grant-role';
      const roles = grants ? operation.to : operation.from;
      return {
        change: grants ? 'grant' : 'revoke',
        on: operation.roles.map((role) => own('role', { name: role })),
        roles,
      };
    }
    case 'alter-default-privileges': {
      const thing = own('database', { name: 'default privileges' });
      return {
        change: 'set',
        thing,
        within: [],
        aspect: 'default privileges',
        value: operation.grants ? 'on' : 'off',
      };
    }
    case 'create-role':
      return making(own('role', { name: operation.role }));
    case 'alter-role':
      return { change: 'set', thing: own('role', { name: operation.role }), within: [], aspect: 'options' };
    case 'drop-role': {
      const thing = own('role', { name: operation.role });
      return { change: 'drop', thing, within: [], ifExists: operation.ifExists, cascade: false };
    }
    case 'reassign-owned':
    case 'drop-owned':
      return { change: 'unknown', because: 'what the roles own is not known here' };
    case 'alter-system':
      return {
        change: 'set',
        thing: own('setting', { name: operation.setting }),
        within: [],
        aspect: 'value',
      };
    case 'security-label':
      return { change: 'unknown', because: 'which label was there before is not known' };
  }
}

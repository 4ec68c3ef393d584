import type { OperationOf } from '../../domain/operation/operation.ts';
import type { TypeOperation } from '../../domain/operation/type.ts';
import { type Effect, making, own, typeRef } from '../effect.ts';
import { schemaOf } from './table.ts';

export function effectsOnType(operation: OperationOf<TypeOperation['kind']>): Effect {
  const { type } = operation;
  const thing = own('type', type);
  const within = schemaOf(type);
  switch (operation.kind) {
    case 'create-enum':
    case 'create-type':
      return making(thing, { within });
    case 'create-domain':
      return making(thing, { within, uses: [typeRef(operation.base)] });
    case 'drop-type': {
      const { ifExists, cascade } = operation;
      return { change: 'drop', thing, within, ifExists, cascade };
    }
    case 'rename-type':
      return { change: 'rename', thing, within, to: { ...type, name: operation.newName } };
    case 'alter-type':
      return { change: 'set', thing, within, aspect: 'definition' };
    case 'add-enum-value':
      return {
        change: 'forever',
        thing,
        within,
        because:
          'PostgreSQL has no inverse of ADD VALUE: a new type without the value takes the place of the old one',
      };
    case 'rename-enum-value':
      return { change: 'set', thing, within, aspect: renamedValue(operation) };
    case 'add-domain-constraint':
      return { change: 'set', thing, within, aspect: 'constraints', value: 'on' };
    case 'alter-domain':
      return { change: 'set', thing, within, ...domainChange(operation) };
  }
}

/** The same for the renaming and for the way back. */
function renamedValue({ value, newValue }: OperationOf<'rename-enum-value'>): string {
  return `values ${[value, newValue].toSorted().join(' and ')}`;
}

function domainChange({ change }: OperationOf<'alter-domain'>): {
  readonly aspect: string;
  readonly value?: string;
} {
  switch (change) {
    case 'set-default':
    case 'drop-default':
      return { aspect: 'default' };
    case 'set-not-null':
      return { aspect: 'NOT NULL', value: 'on' };
    case 'drop-not-null':
      return { aspect: 'NOT NULL', value: 'off' };
    case 'drop-constraint':
      return { aspect: 'constraints', value: 'off' };
    case 'validate-constraint':
      return { aspect: 'constraints' };
  }
}

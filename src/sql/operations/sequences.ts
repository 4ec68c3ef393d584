import type { OperationFacts } from '../../domain/operation/operation.ts';
import { nameOfParts, nameOfRange, partsOf } from '../names.ts';
import { fieldsOf, flagAt, listAt, type Node, nodeAt } from '../node.ts';
import { optionsAt } from '../options.ts';
import type { Mapper } from './mapper.ts';

type Sequence = Extract<OperationFacts, { readonly kind: 'create-sequence' }>;

/** CREATE SEQUENCE. */
export const createSequence: Mapper = (fields) => [
  {
    kind: 'create-sequence',
    sequence: nameOfRange(nodeAt(fields, 'sequence')),
    ifNotExists: flagAt(fields, 'if_not_exists'),
    ...ownerAt(fields),
  },
];

/** OWNED BY of a sequence; OWNED BY NONE is none. */
function ownerAt(fields: Node): Pick<Sequence, 'ownedBy'> {
  const owned = listAt(fields, 'options')
    .map((item) => fieldsOf(item, 'DefElem'))
    .find((option) => option?.defname === 'owned_by');
  const parts = partsOf(listAt(fieldsOf(owned?.arg, 'List') ?? {}, 'items'));
  const column = parts.at(-1);
  if (column === undefined || parts.length < 2) return {};
  return { ownedBy: { table: nameOfParts(parts.slice(0, -1)), column } };
}

/** ALTER SEQUENCE. */
export const alterSequence: Mapper = (fields) => [
  {
    kind: 'alter-sequence',
    sequence: nameOfRange(nodeAt(fields, 'sequence')),
    restarts: optionsAt(fields, 'options').restart !== undefined,
  },
];

import { constraintOf } from '../constraints.ts';
import { nameOfParts, nameOfRange, partsOf } from '../names.ts';
import { fieldsOf, flagAt, has, listAt, nodeAt, stringsAt, textAt } from '../node.ts';
import { typeOf } from '../types.ts';
import type { MappedOperation, Mapper } from './mapper.ts';

/** CREATE TYPE … AS ENUM. */
export const createEnum: Mapper = (fields) => [
  {
    kind: 'create-enum',
    type: nameOfParts(partsOf(listAt(fields, 'typeName'))),
    values: stringsAt(fields, 'vals'),
  },
];

/** CREATE TYPE … AS (…). */
export const createComposite: Mapper = (fields) => [
  { kind: 'create-type', type: nameOfRange(nodeAt(fields, 'typevar')), form: 'composite' },
];

/** CREATE TYPE … AS RANGE. */
export const createRange: Mapper = (fields) => [
  { kind: 'create-type', type: nameOfParts(partsOf(listAt(fields, 'typeName'))), form: 'range' },
];

/** CREATE DOMAIN. */
export const createDomain: Mapper = (fields) => [
  {
    kind: 'create-domain',
    type: nameOfParts(partsOf(listAt(fields, 'domainname'))),
    base: typeOf(nodeAt(fields, 'typeName')),
    constrained: listAt(fields, 'constraints').some((item) =>
      ['CONSTR_CHECK', 'CONSTR_NOTNULL'].includes(textAt(fieldsOf(item, 'Constraint') ?? {}, 'contype')),
    ),
  },
];

/** ALTER TYPE … ADD VALUE and RENAME VALUE. */
export const alterEnum: Mapper = (fields) => {
  const type = nameOfParts(partsOf(listAt(fields, 'typeName')));
  const value = textAt(fields, 'newVal');
  const old = textAt(fields, 'oldVal');
  if (old !== '') return [{ kind: 'rename-enum-value', type, value: old, newValue: value }];
  const neighbour = textAt(fields, 'newValNeighbor');
  const side = flagAt(fields, 'newValIsAfter') ? 'after' : 'before';
  const ifNotExists = flagAt(fields, 'skipIfNewValExists');
  const beside = neighbour === '' ? {} : { beside: { value: neighbour, side } as const };
  return [{ kind: 'add-enum-value', type, value, ifNotExists, ...beside }];
};

const DOMAIN_CHANGES = {
  N: 'drop-not-null',
  O: 'set-not-null',
  X: 'drop-constraint',
  V: 'validate-constraint',
} as const;

/** ALTER DOMAIN. */
export const alterDomain: Mapper = (fields, reading) => {
  const type = nameOfParts(partsOf(listAt(fields, 'typeName')));
  const subtype = textAt(fields, 'subtype');
  const operation = ((): MappedOperation => {
    if (subtype === 'C' || subtype === 'AD_AddConstraint') {
      const constraint = constraintOf(fieldsOf(fields.def, 'Constraint') ?? {}, reading);
      if (constraint?.type === 'not-null') return { kind: 'alter-domain', type, change: 'set-not-null' };
      return constraint === undefined
        ? { kind: 'unrecognised', statement: 'AlterDomainStmt' }
        : { kind: 'add-domain-constraint', type, constraint };
    }
    if (subtype === 'T' || subtype === 'AD_AlterDefault')
      return { kind: 'alter-domain', type, change: has(fields, 'def') ? 'set-default' : 'drop-default' };
    const change = isDomainChange(subtype) ? DOMAIN_CHANGES[subtype] : undefined;
    return change === undefined
      ? { kind: 'unrecognised', statement: 'AlterDomainStmt' }
      : { kind: 'alter-domain', type, change };
  })();
  return [operation];
};

function isDomainChange(subtype: string): subtype is keyof typeof DOMAIN_CHANGES {
  return subtype in DOMAIN_CHANGES;
}

/** ALTER TYPE … of a composite type: one operation for the statement. */
export const alterComposite: Mapper = (fields) => [
  { kind: 'alter-type', type: nameOfRange(nodeAt(fields, 'relation')), change: 'change its attributes' },
];

/** ALTER TYPE … SET (…). */
export const alterBaseType: Mapper = (fields) => [
  { kind: 'alter-type', type: nameOfParts(partsOf(listAt(fields, 'typeName'))), change: 'set its options' },
];

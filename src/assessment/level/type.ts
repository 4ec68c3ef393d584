import { type Name, sameName } from '../../domain/operation/name.ts';
import { findType, isSurelyNew } from '../../rules/catalogue.ts';
import {
  type Classification,
  type Classifiers,
  code,
  high,
  type LevelContext,
  low,
  medium,
} from './classification.ts';

type TypeKind =
  | 'create-enum'
  | 'create-type'
  | 'create-domain'
  | 'drop-type'
  | 'rename-type'
  | 'alter-type'
  | 'add-enum-value'
  | 'rename-enum-value'
  | 'add-domain-constraint'
  | 'alter-domain';

export const typeLevels: Classifiers<TypeKind> = {
  'create-enum': ({ type }) => low(`creates enum ${code(type)}`, 'a new type is used by nobody yet'),
  'create-type': ({ type }) => low(`creates type ${code(type)}`, 'a new type is used by nobody yet'),
  'create-domain': ({ type }) => low(`creates domain ${code(type)}`, 'a new type is used by nobody yet'),
  'drop-type': ({ type, cascade }, context) => {
    const summary = `drops type ${code(type)}${cascade ? ' and the columns that have it' : ''}`;
    if (cascade)
      return unlessNewType(
        type,
        context,
        high(summary, 'the columns are lost with it', 'destructive', 'incompatible'),
      );
    if (context.outlook.enumSwaps.some(({ replaced }) => sameName(replaced, type)))
      return medium(
        summary,
        'another one took its place, and PostgreSQL refuses to drop it while it is used',
      );
    return unlessNewType(
      type,
      context,
      medium(summary, 'PostgreSQL refuses to while a column has it, but code may name it', 'incompatible'),
    );
  },
  'rename-type': ({ type, newName }, context) =>
    unlessNewType(
      type,
      context,
      medium(
        `renames type ${code(type)} to ${code(newName)}`,
        'code that names it has to change with it',
        'incompatible',
      ),
    ),
  'alter-type': ({ type, change }, context) =>
    unlessNewType(
      type,
      context,
      medium(
        `changes type ${code(type)} (${change})`,
        'values of the type look different from then on',
        'incompatible',
      ),
    ),
  'add-enum-value': ({ type, value }) =>
    low(`adds value ${code(value)} to enum ${code(type)}`, 'no row has it yet'),
  'rename-enum-value': ({ type, value, newValue }, context) =>
    unlessNewType(
      type,
      context,
      medium(
        `renames value ${code(value)} of enum ${code(type)} to ${code(newValue)}`,
        'code that uses the old value has to change with it',
        'incompatible',
      ),
    ),
  'add-domain-constraint': ({ type }, context) =>
    unlessNewType(
      type,
      context,
      medium(
        `adds a constraint to domain ${code(type)}`,
        'values that are there and new ones have to satisfy it',
        'blocking',
        'incompatible',
      ),
    ),
  'alter-domain': ({ type, change }, context) => {
    const summary = `changes domain ${code(type)}: ${change.replaceAll('-', ' ')}`;
    if (change === 'validate-constraint') return low(summary, 'values are only read');
    if (change === 'set-default') return low(summary, 'no value that is there changes');
    if (change === 'set-not-null')
      return unlessNewType(
        type,
        context,
        high(
          summary,
          'rows without a value stop it, in every table that uses the domain',
          'blocking',
          'incompatible',
        ),
      );
    return unlessNewType(
      type,
      context,
      medium(summary, 'code may count on what was true before', 'incompatible'),
    );
  },
};

function unlessNewType(
  type: Name,
  { catalogue }: LevelContext,
  classification: Classification,
): Classification {
  return isSurelyNew(findType(catalogue, type))
    ? low(classification.summary, 'the type is new in this pull request')
    : classification;
}

import { z } from 'zod';
import { CATEGORIES } from '../../domain/category.ts';
import { RISK_LEVELS } from '../../domain/level.ts';
import { operationKind } from './names.ts';
import { mapping, name, oneOrMore } from './values.ts';

export const level = z.enum(RISK_LEVELS);

/** When something is asked for. */
export const condition = mapping(
  'a condition',
  {
    levels: oneOrMore(level).optional().meta({ description: 'The level of the pull request' }),
    categories: oneOrMore(z.enum(CATEGORIES))
      .optional()
      .meta({ description: 'What its operations do besides, whatever their level' }),
    environments: oneOrMore(name)
      .optional()
      .meta({ description: 'Where its base branch leads, by the names under `environments`' }),
    operations: oneOrMore(operationKind, 100)
      .optional()
      .meta({ description: 'Kinds of operations of which it has one' }),
  },
  'All the keys that are there must apply; of the values of a key, any',
);

export type WrittenCondition = z.infer<typeof condition>;

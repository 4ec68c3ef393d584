import { z } from 'zod';
import { CATEGORIES } from '../../domain/category.ts';
import { RISK_LEVELS } from '../../domain/level.ts';
import { name, oneOrMore } from './values.ts';

export const level = z.enum(RISK_LEVELS);

/** When something is asked for. */
export const condition = z
  .strictObject({
    levels: oneOrMore(level).optional(),
    categories: oneOrMore(z.enum(CATEGORIES)).optional(),
    environments: oneOrMore(name).optional(),
    operations: oneOrMore(z.string(), 100).optional(),
  })
  .meta({
    title: 'a condition',
    description: 'All the keys that are there must apply; of the values of a key, any',
  });

export type WrittenCondition = z.infer<typeof condition>;

import { printName } from '../../domain/operation/name.ts';
import { findType, isNew } from '../catalogue.ts';
import { operationRule } from '../rule.ts';

export const enumValueWithoutPlace = operationRule({
  id: 'enum-value-without-place',
  kinds: ['add-enum-value'],
  title: 'A value is added to an enum without its place among the others',
  why: 'It comes last, comparisons and ORDER BY follow, and it can never be moved; where several branches add values, each database has them in another order.',
  saferWay: 'Say which value it comes BEFORE or AFTER.',
  severity: 'note',
  categories: [],
  examples: {
    bad: [`ALTER TYPE mood ADD VALUE 'happy';`, `ALTER TYPE shop.mood ADD VALUE IF NOT EXISTS 'happy';`],
    good: [
      `ALTER TYPE mood ADD VALUE 'happy' AFTER 'ok';`,
      `CREATE TYPE mood AS ENUM ('sad', 'ok'); ALTER TYPE mood ADD VALUE 'happy';`,
    ],
  },
  check({ operation: { type, value, beside }, catalogue }) {
    if (beside !== undefined || isNew(findType(catalogue, type))) return undefined;
    return { message: `Value \`${value}\` becomes the last one of \`${printName(type)}\`.` };
  },
});

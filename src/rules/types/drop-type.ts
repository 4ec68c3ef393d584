import { printIdentifier, printName } from '../../domain/operation/name.ts';
import { findType, isSurelyNew } from '../catalogue.ts';
import { tablesUsing } from '../dependants.ts';
import { retiredName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const dropType = operationRule({
  id: 'drop-type',
  kinds: ['drop-type'],
  title: 'A type is dropped',
  why: 'With CASCADE every column of the type is gone with its values; without it, code that still names the type fails.',
  lock: {
    mode: 'access exclusive',
    cost: 'catalogue',
    effect: 'With CASCADE, reads and writes of every table with a column of the type wait.',
  },
  saferWay:
    'Change or drop the columns of the type first, each by a statement of its own; drop the type when nothing has it.',
  severity: 'warning',
  categories: ['destructive', 'incompatible'],
  examples: {
    bad: ['DROP TYPE mood CASCADE;', 'DROP TYPE IF EXISTS booking.mood;', 'DROP DOMAIN email CASCADE;'],
    good: [
      `CREATE TYPE mood AS ENUM ('ok'); DROP TYPE mood;`,
      `ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('ok'); DROP TYPE mood_old;`,
    ],
  },
  check({ operation: { type, form, cascade }, catalogue, earlier }) {
    if (isSurelyNew(findType(catalogue, type))) return undefined;
    const renamed = earlier(type, 'create-enum').length > 0 || isLeftOver(type.name, earlier);
    if (renamed && !cascade) return undefined;
    const tables = tablesUsing(catalogue, type).map((table) => `\`${printName(table)}\``);
    const columns =
      tables.length > 0 ? `, and the columns of ${tables.join(', ')} with it` : ', and every column of it';
    const kind = form === 'domain' ? 'DOMAIN' : 'TYPE';
    return {
      message: `${form === 'domain' ? 'Domain' : 'Type'} \`${printName(type)}\` is dropped${cascade ? columns : ''}.`,
      sql: [
        '-- When nothing has it any more: out of the way, and back at once should it be missed.',
        `ALTER ${kind} ${printName(type)} RENAME TO ${printIdentifier(retiredName(type.name))};`,
      ].join('\n'),
    };
  },
});

type Earlier = Parameters<Parameters<typeof operationRule<'drop-type'>>[0]['check']>[0]['earlier'];

/** Whether the type was renamed out of the way just now, so that PostgreSQL refuses to drop it while it is used. */
function isLeftOver(name: string, earlier: Earlier): boolean {
  const before = name.replace(/^_?(?:old|deprecated)_|_(?:old|deprecated|tmp|temp)$/, '');
  return earlier({ name: before }, 'rename-type').some(({ newName }) => newName === name);
}

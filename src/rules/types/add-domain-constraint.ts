import { type Name, printIdentifier, printName } from '../../domain/operation/name.ts';
import { findType, isSurelyNew } from '../catalogue.ts';
import { tablesUsing } from '../dependants.ts';
import { madeName } from '../made-name.ts';
import { operationRule } from '../rule.ts';

export const addDomainConstraint = operationRule({
  id: 'add-domain-constraint',
  kinds: ['add-domain-constraint', 'alter-domain'],
  title: 'A domain in use gets a constraint without NOT VALID',
  why: 'Every row of every table with a column of the domain is checked while nobody can write to any of them.',
  lock: {
    mode: 'share',
    cost: 'scan',
    effect: 'Writes to every table with a column of the domain wait until all rows are checked; reads go on.',
  },
  saferWay: 'Add it NOT VALID, and validate it in a later migration.',
  severity: 'warning',
  categories: ['blocking', 'incompatible'],
  examples: {
    bad: [
      'ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 1000);',
      'ALTER DOMAIN positive SET NOT NULL;',
    ],
    good: [
      'ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 1000) NOT VALID;',
      'CREATE DOMAIN positive AS integer; ALTER DOMAIN positive ADD CHECK (VALUE > 0);',
      'ALTER DOMAIN positive DROP NOT NULL;',
    ],
  },
  check({ operation, catalogue }) {
    const { type } = operation;
    if (isSurelyNew(findType(catalogue, type))) return undefined;
    const tables = tablesUsing(catalogue, type).map((table) => `\`${printName(table)}\``);
    const where = tables.length > 0 ? tables.join(', ') : 'every table that has it';
    const message = `The rows of ${where} are checked for domain \`${printName(type)}\` while writes wait.`;
    if (operation.kind === 'alter-domain')
      return operation.change === 'set-not-null'
        ? { message, sql: steps(type, madeName([type.name], 'not_null'), 'VALUE IS NOT NULL') }
        : undefined;
    const { constraint } = operation;
    if (constraint.type !== 'check') return { message };
    if (constraint.notValid) return undefined;
    return {
      message,
      sql: steps(type, constraint.name ?? madeName([type.name], 'check'), constraint.expression.text),
    };
  },
});

function steps(domain: Name, constraint: string, expression: string): string {
  const [name, shown] = [printName(domain), printIdentifier(constraint)];
  return [
    '-- 1. Only new values are checked: it takes a moment.',
    `ALTER DOMAIN ${name} ADD CONSTRAINT ${shown} CHECK (${expression}) NOT VALID;`,
    '',
    '-- 2. In a later migration, when few write:',
    `ALTER DOMAIN ${name} VALIDATE CONSTRAINT ${shown};`,
  ].join('\n');
}

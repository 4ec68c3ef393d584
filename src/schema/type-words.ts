import type { SqlType } from '../domain/operation/expression.ts';
import { printName } from '../domain/operation/name.ts';

/** As PostgreSQL prints it: `numeric(10,2)`, `timestamp(3) without time zone`, `text[]`; never with `public`. */
export function typeWords(type: SqlType): string {
  const builtin = type.name.includes(' ');
  const name = builtin || type.name === 'char' ? type.name : printName({ name: type.name });
  const schema = type.schema === undefined || type.schema === 'public' ? '' : `${type.schema}.`;
  const modifiers = type.modifiers.length > 0 ? `(${type.modifiers.join(',')})` : '';
  const [first = '', ...rest] = name.split(' ');
  const timed = first === 'timestamp' || first === 'time';
  const printed = timed ? [`${first}${modifiers}`, ...rest].join(' ') : `${name}${modifiers}`;
  return `${schema}${printed}${type.arrayDimensions > 0 ? '[]' : ''}`;
}

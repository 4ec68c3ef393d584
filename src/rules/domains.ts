import type { SqlType } from '../domain/operation/expression.ts';
import { type Catalogue, findType } from './catalogue.ts';

/** Whether a type is a domain that refuses some values; PostgreSQL then puts every row to the test by writing it. */
export function isConstrainedDomain(
  catalogue: Catalogue,
  { schema, name, arrayDimensions }: SqlType,
): boolean {
  if (arrayDimensions > 0) return false;
  const type = findType(catalogue, schema === undefined ? { name } : { schema, name });
  return type?.form === 'domain' && type.constrained !== false;
}

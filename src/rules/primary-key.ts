import type { Name } from '../domain/operation/name.ts';
import { type Catalogue, findTable } from './catalogue.ts';

/** Whether a constraint is the primary key: as is known, or by the name that PostgreSQL gives it. */
export function isPrimaryKey(catalogue: Catalogue, table: Name, constraint: string): boolean {
  const known = findTable(catalogue, table)?.constraints.get(constraint)?.constraint;
  return known === undefined ? constraint.endsWith('_pkey') : known.type === 'primary-key';
}

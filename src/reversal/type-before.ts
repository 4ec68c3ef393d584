import { printType, type SqlType } from '../domain/operation/expression.ts';
import { type Catalogue, type Column, findColumn, findTable, type Table } from '../rules/catalogue.ts';
import type { Step, Thing } from './thing.ts';

/** What is known of a table as it was before the migration. */
export function tableBefore({ before }: Thing, catalogue: Catalogue): Table | undefined {
  return before === undefined ? undefined : findTable(catalogue, before);
}

/** What is known of a column as it was before the migration. */
export function columnBefore({ before, owner }: Thing, catalogue: Catalogue): Column | undefined {
  if (before === undefined || owner?.before === undefined) return undefined;
  return findColumn(catalogue, owner.before, before.name);
}

/** The type that a column had before the migration, where it is known. */
export function typeBefore(column: Thing, catalogue: Catalogue): string | undefined {
  const type = columnBefore(column, catalogue)?.type;
  return type === undefined ? undefined : printType(type);
}

/** The type that a step gives a column, under the name that the type has in the end. */
export function typeAfter({ effect, about: [type] }: Step): string | undefined {
  if (effect.change !== 'set' || effect.type === undefined) return undefined;
  return printType({ ...effect.type, name: type?.name.name ?? effect.type.name } satisfies SqlType);
}

/** `text` and `character varying` without a length hold the same values. */
export function isSameType(one: string, other: string): boolean {
  const plain = (type: string) => type.replace(/^character varying(?=$|\[)/, 'text');
  return plain(one) === plain(other);
}

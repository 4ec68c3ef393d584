import { type Name, printIdentifier, printName } from '../domain/operation/name.ts';
import { type Catalogue, findTable } from './catalogue.ts';

/**
 * The SQL that runs a statement over some rows at a time, until there are no more of them: it must leave none of them
 * as they were, or it would find the same ones again.
 *
 * @param statement an UPDATE or DELETE without its WHERE.
 * @param target its table as it writes it, with the other name that its WHERE may use.
 * @param condition what its WHERE says. It is said twice, for partitions may have rows in the same places.
 */
export function untilNone(statement: string, target: string, condition?: string): string {
  const rows = condition === undefined ? '' : ` WHERE ${condition}`;
  const also = condition === undefined ? '' : `(${condition}) AND `;
  return [
    '-- Outside the migration, again and again until no row is changed:',
    `${statement}`,
    `  WHERE ${also}ctid = ANY (ARRAY(SELECT ctid FROM ${target}${rows} LIMIT 1000));`,
  ].join('\n');
}

/**
 * The SQL that runs a statement over some rows after the other, by the table's primary key.
 *
 * @param statement an UPDATE or DELETE without its WHERE, on which one can follow.
 * @param condition what its WHERE says already.
 * @returns undefined where the key is of several columns, or of a type that has no first value.
 */
export function inRanges(
  statement: string,
  table: Name,
  catalogue: Catalogue,
  condition?: string,
): string | undefined {
  const key = keyOf(catalogue, table);
  if (key === undefined) return undefined;
  const also = condition === undefined ? '' : `(${condition}) AND `;
  const column = printIdentifier(key.column);
  if (key.first === undefined)
    return [
      '-- Outside the migration, one range of the primary key after the other, each in its own transaction:',
      `${statement} WHERE ${also}${column} >= 1 AND ${column} < 10001;`,
    ].join('\n');
  return [
    '-- Outside the migration, each in its own transaction: then from the last key of these rows on, and so forth.',
    `${statement} WHERE ${also}${column} = ANY (ARRAY(`,
    `  SELECT ${column} FROM ${printName(table)} WHERE ${column} > ${key.first} ORDER BY ${column} LIMIT 1000));`,
  ].join('\n');
}

interface Key {
  readonly column: string;
  /** What comes before every key; absent for numbers, which make ranges of their own. */
  readonly first?: string;
}

/** What comes before every value of a type. */
const FIRST: Readonly<Record<string, string>> = {
  text: "''",
  'character varying': "''",
  character: "''",
  uuid: "'00000000-0000-0000-0000-000000000000'",
};

/** The one column of the primary key; `id`, where nothing is known of the table. */
function keyOf(catalogue: Catalogue, table: Name): Key | undefined {
  const known = findTable(catalogue, table);
  const key = [...(known?.constraints.values() ?? [])].find(
    ({ constraint }) => constraint.type === 'primary-key',
  )?.constraint;
  if (known === undefined || key?.type !== 'primary-key') return { column: 'id' };
  const [column, second] = key.columns;
  if (column === undefined || second !== undefined) return undefined;
  const type = known.columns.get(column)?.type?.name;
  if (type === undefined || NUMBERS.has(type)) return { column };
  const first = FIRST[type];
  return first === undefined ? undefined : { column, first };
}

const NUMBERS: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);

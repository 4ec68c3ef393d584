import type { PrismaColumn, PrismaEnum, PrismaModel } from '../conventions/prisma-schema/schema.ts';
import { printName } from '../domain/operation/name.ts';
import type { Span } from '../domain/span.ts';
import { type Catalogue, type Column, findTable, findType, isSurelyNew } from './catalogue.ts';
import { isThere } from './existence.ts';

/** Something in which a schema file and the migrations differ: sentences without a stop. */
export interface Drift {
  readonly message: string;
  readonly saferWay: string;
  readonly span: Span;
}

const WRITE = 'Let Prisma write the migration that is missing';

/** What is certainly not the same in a model and its table; of what is not known nothing is said. */
export function modelDrift(model: PrismaModel, catalogue: Catalogue): readonly Drift[] {
  const { name, table: tableName, columns, unclear, span } = model;
  const shown = `\`${printName(tableName)}\``;
  const there = isThere({ what: 'table', name: tableName }, catalogue);
  if (there === false)
    return [
      { message: `Model \`${name}\` is a table ${shown} that no migration makes`, saferWay: WRITE, span },
    ];
  const table = findTable(catalogue, tableName);
  if (there === undefined || table === undefined) return [];
  const fate = (column: string) => isThere({ what: 'column', of: table.name, name: column }, catalogue);
  const isWhole = catalogue.whole === true || isSurelyNew(table);
  const inSchema = new Set([...unclear, ...columns.map(({ column }) => column)]);
  const ofFields = columns.flatMap((column): readonly Drift[] => {
    const known = table.columns.get(column.column);
    const isKnown = fate(column.column);
    if (isKnown === false)
      return [
        {
          message: `Field \`${column.field}\` of \`${name}\` is a column \`${column.column}\` of ${shown} that no migration makes`,
          saferWay: WRITE,
          span: column.span,
        },
      ];
    const difference = isKnown === true && isWhole && known ? nullability(column, known) : undefined;
    return difference === undefined
      ? []
      : [
          {
            message: `Field \`${column.field}\` of \`${name}\` ${difference}`,
            saferWay: WRITE,
            span: column.span,
          },
        ];
  });
  const besides = [...table.columns.keys()].filter(
    (column) => isWhole && !inSchema.has(column) && fate(column) === true,
  );
  return [
    ...ofFields,
    ...besides.map((column) => ({
      message: `${shown} has a column \`${column}\`, and model \`${name}\` no field for it`,
      saferWay: `Add the field to \`${name}\`, or drop the column`,
      span,
    })),
  ];
}

function nullability({ nullable }: PrismaColumn, known: Column): string | undefined {
  const { notNull, hasDefault, type } = known;
  if (nullable === undefined || notNull === undefined || notNull !== nullable) return undefined;
  if (nullable) return 'is optional, and its column is NOT NULL';
  // Serial and identity columns are NOT NULL without a word of it.
  return hasDefault === true && /int/.test(type?.name ?? '')
    ? undefined
    : 'is required, and its column may be NULL';
}

/** What is certainly not the same in the values of an enum. */
export function enumDrift({ name, type, values, span }: PrismaEnum, catalogue: Catalogue): readonly Drift[] {
  const shown = `\`${printName(type)}\``;
  const there = isThere({ what: 'type', name: type }, catalogue);
  if (there === false)
    return [
      { message: `Enum \`${name}\` is a type ${shown} that no migration makes`, saferWay: WRITE, span },
    ];
  const known = there === true ? findType(catalogue, type) : undefined;
  if (known?.form !== 'enum' || known.values === undefined) return [];
  const has = (value: string) => isThere({ what: 'enum-value', of: known.name, name: value }, catalogue);
  return [
    ...values
      .filter((value) => has(value) === false)
      .map((value) => ({
        message: `Enum \`${name}\` has a value \`${value}\`, and no migration adds it to ${shown}`,
        saferWay: WRITE,
        span,
      })),
    ...known.values
      .filter((value) => !values.includes(value) && has(value) === true)
      .map((value) => ({
        message: `Type ${shown} has a value \`${value}\`, and enum \`${name}\` does not`,
        saferWay: `Add the value to \`${name}\``,
        span,
      })),
  ];
}

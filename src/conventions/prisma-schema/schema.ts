import type { Name } from '../../domain/operation/name.ts';
import type { Span } from '../../domain/span.ts';
import { type Block, blocksOf, type Entry } from './blocks.ts';

/** What Prisma's schema says of tables and enums, as far as it is understood. */
export interface PrismaSchema {
  readonly models: readonly PrismaModel[];
  readonly enums: readonly PrismaEnum[];
}

export interface PrismaModel {
  readonly name: string;
  /** By `@@map` and `@@schema`. */
  readonly table: Name;
  readonly columns: readonly PrismaColumn[];
  /** Columns of which nothing is claimed: of types that are not known here, and those that the client ignores. */
  readonly unclear: ReadonlySet<string>;
  readonly span: Span;
}

export interface PrismaColumn {
  readonly field: string;
  /** By `@map`. */
  readonly column: string;
  /** `String?`; absent for lists, of which the schema does not say it. */
  readonly nullable?: boolean;
  readonly span: Span;
}

export interface PrismaEnum {
  readonly name: string;
  readonly type: Name;
  /** As the database has them. */
  readonly values: readonly string[];
  readonly span: Span;
}

/** Types that are columns (Prisma schema reference, “Model field scalar types”). */
const SCALARS = 'String Boolean Int BigInt Float Decimal DateTime Json Bytes'.split(' ');

/** Reads Prisma's schema; one for another database than PostgreSQL says nothing. Models with `@@ignore` are left out. */
export function readPrismaSchema(text: string): PrismaSchema {
  const blocks = blocksOf(text);
  if (blocks.some(isOfAnotherDatabase)) return { models: [], enums: [] };
  const enums = blocks.filter(({ keyword }) => keyword === 'enum').map(enumOf);
  const related = blocks.filter(({ keyword }) => keyword === 'model' || keyword === 'view');
  const types = {
    columns: new Set([...SCALARS, ...enums.map(({ name }) => name)]),
    relations: new Set(related.map(({ name }) => name)),
  };
  const models = blocks.filter(
    ({ keyword, entries }) => keyword === 'model' && !entries.some(({ text: entry }) => entry === '@@ignore'),
  );
  return { models: models.map((block) => modelOf(block, types)), enums };
}

function isOfAnotherDatabase({ keyword, entries }: Block): boolean {
  if (keyword !== 'datasource') return false;
  const [provider] = entries.flatMap(({ text }) => /^provider\s*=\s*"([^"]*)"/.exec(text)?.[1] ?? []);
  return provider !== undefined && !/^postgres(?:ql)?$/.test(provider);
}

interface Types {
  readonly columns: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}

const FIELD = /^(\w+)\s+(\w+)(?:\([^)]*\))?(\?|\[\])?(?=\s|$)(.*)$/;

function modelOf({ name, entries, span }: Block, { columns, relations }: Types): PrismaModel {
  const fields = entries.flatMap((entry) => {
    const [, field, type, mark, attributes = ''] = FIELD.exec(entry.text) ?? [];
    if (field === undefined || type === undefined || relations.has(type)) return [];
    const column = argumentOf('@map', attributes) ?? field;
    const isClear = columns.has(type) && !/@ignore\b/.test(attributes);
    return [
      { field, column, isClear, span: entry.span, ...(mark === '[]' ? {} : { nullable: mark === '?' }) },
    ];
  });
  return {
    name,
    table: nameOf(name, entries),
    columns: fields.filter(({ isClear }) => isClear).map(({ isClear: _, ...column }) => column),
    unclear: new Set(fields.filter(({ isClear }) => !isClear).map(({ column }) => column)),
    span,
  };
}

function enumOf({ name, entries, span }: Block): PrismaEnum {
  const values = entries.flatMap(({ text }) => {
    const [, value, attributes = ''] = /^(\w+)(?=\s|$)(.*)$/.exec(text) ?? [];
    return value === undefined ? [] : [argumentOf('@map', attributes) ?? value];
  });
  return { name, type: nameOf(name, entries), values, span };
}

/** What the database calls it. */
function nameOf(name: string, entries: readonly Entry[]): Name {
  const said = (attribute: string) =>
    entries.map(({ text }) => argumentOf(attribute, text)).find((value) => value !== undefined);
  const schema = said('@@schema');
  return { name: said('@@map') ?? name, ...(schema === undefined ? {} : { schema }) };
}

/** The text that an attribute is given: `@map("home")`, `@map(name: "home")`. */
function argumentOf(attribute: string, text: string): string | undefined {
  return new RegExp(`(?<![@\\w])${attribute}\\(\\s*(?:name:\\s*)?"([^"]+)"`).exec(text)?.[1];
}

/** A table as Prisma's schema has it. */
export interface PrismaModel {
  readonly name: string;
  /** The table: the model's name, unless `@@map` gives another. */
  readonly table: string;
  /** Of `@@schema`. */
  readonly schema?: string;
  readonly columns: readonly PrismaColumn[];
  /** Whether every field of it was understood, so that it has no column that is not among these. */
  readonly complete: boolean;
}

export interface PrismaColumn {
  readonly field: string;
  /** The field's name, unless `@map` gives another. */
  readonly column: string;
  /** `String?`; absent for lists, of which Prisma says nothing. */
  readonly optional?: boolean;
  readonly line: number;
}

/** Types that are columns (Prisma, "Schema reference: model field scalar types"). */
const SCALARS = new Set([
  'String',
  'Boolean',
  'Int',
  'BigInt',
  'Float',
  'Decimal',
  'DateTime',
  'Json',
  'Bytes',
]);

/**
 * The models of a schema in Prisma's language, as far as columns are concerned. What is ignored (`@@ignore`) is left
 * out; views and what is not understood are, too.
 */
export function prismaModels(text: string): readonly PrismaModel[] {
  const blocks = blocksOf(text);
  const named = (keyword: string) =>
    new Set(blocks.filter((block) => block.keyword === keyword).map(({ name }) => name));
  const columns = new Set([...SCALARS, ...named('enum')]);
  const relations = new Set([...named('model'), ...named('view')]);
  return blocks
    .filter(
      ({ keyword, lines }) => keyword === 'model' && !lines.some(({ text: line }) => line === '@@ignore'),
    )
    .map((block) => modelOf(block, columns, relations));
}

interface Block {
  readonly keyword: string;
  readonly name: string;
  readonly lines: { readonly text: string; readonly line: number }[];
}

/** `model User {` up to a `}` of its own; comments left out. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = withoutComment(raw).trim();
    const [, keyword, name] = /^(model|enum|view|type)\s+(\w+)\s*\{$/.exec(line) ?? [];
    if (open === undefined && keyword !== undefined && name !== undefined)
      open = { keyword, name, lines: [] };
    else if (open !== undefined && line === '}') {
      blocks.push(open);
      open = undefined;
    } else if (open !== undefined && line !== '') open.lines.push({ text: line, line: index + 1 });
  }
  return blocks;
}

/** `//` in a string is none. */
function withoutComment(line: string): string {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"' && line[at - 1] !== '\\') quoted = !quoted;
    if (!quoted && line.startsWith('//', at)) return line.slice(0, at);
  }
  return line;
}

const FIELD = /^(\w+)\s+(\w+)(\?|\[\])?(?:\s+(@.*))?$/;
const UNSUPPORTED = /^(\w+)\s+Unsupported\("[^"]*"\)(\?|\[\])?(?:\s+(@.*))?$/;

function modelOf(
  { name, lines }: Block,
  columnTypes: ReadonlySet<string>,
  relations: ReadonlySet<string>,
): PrismaModel {
  const columns: PrismaColumn[] = [];
  let complete = true;
  for (const { text, line } of lines) {
    if (text.startsWith('@@')) continue;
    const unsupported = UNSUPPORTED.exec(text);
    const [, field, type, mark, attributes = ''] =
      unsupported === null
        ? (FIELD.exec(text) ?? [])
        : [unsupported[0], unsupported[1], 'String', unsupported[2], unsupported[3]];
    if (type !== undefined && relations.has(type)) continue;
    // An ignored field is there, and the client does not know it: nothing is claimed of the others.
    if (field === undefined || type === undefined || !columnTypes.has(type) || /@ignore\b/.test(attributes)) {
      complete = false;
      continue;
    }
    const column = /@map\((?:name:\s*)?"([^"]+)"\)/.exec(attributes)?.[1] ?? field;
    columns.push({ field, column, line, ...(mark === '[]' ? {} : { optional: mark === '?' }) });
  }
  const setting = (attribute: string) =>
    lines
      .map(({ text }) => new RegExp(`^@@${attribute}\\((?:name:\\s*)?"([^"]+)"\\)`).exec(text)?.[1])
      .find((value) => value !== undefined);
  const schema = setting('schema');
  return {
    name,
    table: setting('map') ?? name,
    ...(schema === undefined ? {} : { schema }),
    columns,
    complete,
  };
}

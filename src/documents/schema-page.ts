import { code } from '../publication/markdown/code.ts';
import { escapeText } from '../publication/markdown/escape.ts';
import { type Column, keyOf, type Table } from '../rules/catalogue.ts';
import type { MadeSchema } from '../schema/made-schema.ts';
import { keyOfPart, type Part } from '../schema/part.ts';
import { fateOf } from '../schema/part-fate.ts';
import { partOfIndex, partOfType, partsOfTable, partsOfView } from '../schema/parts.ts';
import { typeWords } from '../schema/type-words.ts';
import { blocks, shownMigration, shownName, table } from './shown.ts';

const INTRODUCTION = `# Schema

What the migrations make, as \`migration-gate schema\` reads them: no database was asked. Change nothing here by hand; run that again.`;

const NOT_WHOLE =
  'Not all of this history is known: its beginning is not here, or a migration of it could not be read to its end. There may be more than this.';

/** The documentation of the schemas that migrations make, in Markdown; the same schemas give the same page. */
export function schemaPage(schemas: readonly MadeSchema[]): string {
  const [only, ...others] = schemas;
  const parts =
    only === undefined
      ? ['There are no migrations.']
      : others.length === 0
        ? [schemaBlocks(only, '##')]
        : schemas.map((made) => `## By ${code(made.history)}\n\n${schemaBlocks(made, '###')}`);
  return `${blocks([INTRODUCTION, ...parts])}\n`;
}

function schemaBlocks(made: MadeSchema, level: string): string {
  const { catalogue } = made;
  const tables = [...catalogue.tables.values()].filter(({ origin }) => origin !== 'temporary');
  const section = (title: string, body: string) => (body === '' ? '' : `${level} ${title}\n\n${body}`);
  const views = [...catalogue.views.values()].flatMap((view) => partsOfView(view));
  const types = [...catalogue.types.values()].map(partOfType);
  return blocks([
    catalogue.whole === true ? '' : NOT_WHOLE,
    section('Tables', blocks(byName(tables).map((each) => tableBlocks(each, made, `${level}#`)))),
    section('Views', partsTable(byPartName(views), made)),
    section('Types', partsTable(byPartName(types), made)),
  ]);
}

function tableBlocks(known: Table, made: MadeSchema, level: string): string {
  const name = keyOf(known.name);
  const indexes = [...made.catalogue.indexes.values()].filter((index) => keyOf(index.table) === name);
  const [whole, ...members] = partsOfTable(known);
  const others = [...members.filter(({ kind }) => kind !== 'column'), ...indexes.map(partOfIndex)];
  const doubt = whole !== undefined && isDoubtful(whole, made) ? ' (perhaps)' : '';
  return blocks([
    `${level} ${escapeText(shownName(name))}${doubt}`,
    known.comment === undefined ? '' : escapeText(known.comment),
    known.complete ? '' : 'It may have more columns than these: not all of its definition is known.',
    table(
      ['Column', 'Type', 'Null', 'Default', 'Comment', 'Last changed by'],
      [...known.columns.values()].map((column) => columnCells(column, name, made)),
    ),
    partsTable(others, made),
  ]);
}

function columnCells(column: Column, of: string, { lastChanged }: MadeSchema): readonly string[] {
  const { name, type, notNull, hasDefault } = column;
  return [
    code(name),
    type === undefined ? 'not known' : code(typeWords(type)),
    notNull === undefined ? 'not known' : notNull ? 'no' : 'yes',
    hasDefault === true ? code(column.default ?? '…') : '',
    column.comment === undefined ? '' : escapeText(column.comment),
    shownMigration(lastChanged.get(keyOfPart({ kind: 'column', of, name }))),
  ];
}

/** What is as usual is not said. */
const USUAL: ReadonlySet<string | undefined> = new Set([
  'valid',
  'nulls are distinct',
  'on delete no action',
  'on update no action',
  'not unique',
  'by btree',
  'includes no other column',
  'over all rows',
  'over some rows',
  'permissive',
]);

function partsTable(parts: readonly Part[], made: MadeSchema): string {
  const rows = parts.map((part) => {
    const facts = part.facts.flatMap((fact) => (fact === undefined || USUAL.has(fact) ? [] : [fact]));
    const notes = part.notes.flatMap((note) => (note === undefined ? [] : [code(note)]));
    return [
      part.kind,
      `${code(shownName(part.name))}${isDoubtful(part, made) ? ' (perhaps)' : ''}`,
      [...facts.map((fact) => escapeText(fact.replaceAll('public.', ''))), ...notes].join(', '),
      shownMigration(made.lastChanged.get(keyOfPart(part))),
    ];
  });
  return table(['What', 'Name', 'How it is', 'Last changed by'], rows);
}

/** Whether it hangs on a condition at run time. */
function isDoubtful(part: Part, { catalogue }: MadeSchema): boolean {
  return fateOf(part, catalogue) === 'doubtful';
}

function byName(tables: readonly Table[]): readonly Table[] {
  return tables.toSorted((a, b) => (keyOf(a.name) < keyOf(b.name) ? -1 : 1));
}

function byPartName(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((a, b) => ((a.of ?? a.name) < (b.of ?? b.name) ? -1 : 1));
}

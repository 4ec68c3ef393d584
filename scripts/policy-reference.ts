import { type JsonSchema, policyJsonSchema } from '../src/policy/written/json-schema.ts';

const SCHEMA = policyJsonSchema();
const DEFINITIONS: Readonly<Record<string, JsonSchema>> = SCHEMA.definitions;

/** Longer lists of words have a place of their own on the page. */
const MOST_WORDS = 20;

/** Every mapping of a policy with its keys, from the schema, each after those that lead to it. */
export function policyReference(): string {
  const reached: JsonSchema[] = [{ ...SCHEMA, title: 'the policy' }];
  for (const schema of reached)
    for (const next of mappingsIn(Object.values(schema.properties ?? {})))
      if (!reached.includes(next)) reached.push(next);
  return reached.map(sectionOf).join('\n\n');
}

type Part = JsonSchema | boolean | undefined;

/** The mappings with a title of which the parts are made. */
function mappingsIn(parts: readonly Part[]): readonly JsonSchema[] {
  return parts.flatMap((part) => {
    if (typeof part !== 'object') return [];
    const { title, properties, additionalProperties, items, anyOf = [], allOf = [] } = named(part);
    if (title !== undefined && properties !== undefined) return [named(part)];
    const known = Object.values(properties ?? {}).slice(0, 1);
    return mappingsIn([...anyOf, ...allOf, ...[items].flat(), additionalProperties, ...known]);
  });
}

/** What a reference leads to, or the part itself. */
function named(part: JsonSchema): JsonSchema {
  return DEFINITIONS[part.$ref?.replace('#/definitions/', '') ?? ''] ?? part;
}

function sectionOf({ title = '', description, properties = {}, required = [] }: JsonSchema): string {
  const rows = Object.entries(properties).map(([key, part]) => {
    const { description: about = '', default: without } = typeof part === 'object' ? part : {};
    const facts = [
      valueWords(part),
      ...(required.includes(key) ? ['required'] : []),
      ...(without === undefined ? [] : [`without it \`${without}\``]),
    ];
    return `| \`${key}\` | ${about} | ${facts.join('; ')} |`;
  });
  return [
    `### Keys of ${title}`,
    '',
    ...(description === undefined ? [] : [`${description}.`, '']),
    '| key | holds | written as |',
    '|---|---|---|',
    ...rows,
  ].join('\n');
}

/** What may be written: `` `low`, `medium` or `high` ``, `a list of paths`. */
function valueWords(part: Part): string {
  if (typeof part !== 'object') return '';
  const schema = named(part);
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(valueWords))].join(', or ');
  if (schema.allOf !== undefined) return schema.allOf.map(valueWords).join(', ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined && schema.enum.length <= MOST_WORDS)
    return schema.enum.map((word) => `\`${word}\``).join(', ');
  if (schema.title !== undefined)
    return schema.properties === undefined ? schema.title : linkTo(`Keys of ${schema.title}`, schema.title);
  return ofType(schema);
}

function ofType(schema: JsonSchema): string {
  const { type, items, minimum, maximum, maxLength, maxItems, additionalProperties, properties } = schema;
  switch (type) {
    case 'array':
      return `a list${maxItems === undefined ? '' : ` of at most ${maxItems}`}: ${valueWords([items].flat()[0])}`;
    case 'object':
      return `by name: ${valueWords(Object.values(properties ?? {})[0] ?? additionalProperties)}`;
    case 'integer':
      return `a whole number from ${minimum} to ${maximum}`;
    case 'boolean':
      return '`true` or `false`';
    default:
      return maxLength === undefined ? 'text' : `text of at most ${maxLength} characters`;
  }
}

/** As GitHub makes anchors of headings. */
function linkTo(heading: string, words: string): string {
  const anchor = heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `[${words}](#${anchor})`;
}

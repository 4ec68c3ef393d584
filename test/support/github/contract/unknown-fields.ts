import type { Description, Fields } from './description.ts';

/** Fields of a body that its schema does not name: GitHub passes over them in silence, so a slip would not show. */
export function unknownFields(
  description: Description,
  pointer: string,
  value: unknown,
  at = '',
): readonly string[] {
  const found = description.find(pointer);
  const schema = (found?.value ?? {}) as Fields;
  if (found === undefined || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      unknownFields(description, `${found.pointer}/items`, item, `${at}/${index}`),
    );
  const { properties } = schema;
  const open = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? schema.additionalProperties;
  if (typeof properties !== 'object' || properties === null || open) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name in properties
      ? unknownFields(description, `${found.pointer}/properties/${name}`, inner, `${at}/${name}`)
      : [`${at}/${name}`],
  );
}

import type { Fields } from './description.ts';

/** Makes JSON Schema of OpenAPI's schemas, in place: where it reads them otherwise than they are meant. */
export function correctOpenApi(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) correctOpenApi(inner);
  const schema = value as Fields;
  // The list of installations says that an account is a person and an enterprise at once.
  if (isTitled(schema.allOf, ['Simple User', 'Enterprise'])) {
    Object.assign(value, { anyOf: schema.allOf });
    Reflect.deleteProperty(value, 'allOf');
  }
  // `nullable` beside an enumeration without null does not allow it.
  const { nullable, enum: choices } = schema;
  if (nullable === true && Array.isArray(choices) && !choices.includes(null)) choices.push(null);
  // `nullable` beside anything but a type means nothing to JSON Schema.
  if (nullable === true && !('type' in schema)) {
    const { nullable: _, ...whenNotNull } = schema;
    for (const key of Object.keys(value)) Reflect.deleteProperty(value, key);
    Object.assign(value, { anyOf: [{ type: 'null' }, whenNotNull] });
  }
}

function isTitled(schemas: unknown, titles: readonly string[]): boolean {
  return (
    Array.isArray(schemas) &&
    schemas.length === titles.length &&
    schemas.every((schema: Fields, index) => schema.title === titles[index])
  );
}

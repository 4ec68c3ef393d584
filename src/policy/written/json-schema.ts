import { z } from 'zod';
import { OPERATION_KINDS } from '../../domain/operation/kinds.ts';
import { RULES } from '../../rules/registry.ts';
import { BUILTIN_NAMES } from '../builtin/builtin.ts';
import { operationKind, ruleId } from './names.ts';
import { extended, writtenPolicy } from './policy.ts';
import { formsOf } from './values.ts';

/** Where editors find the schema; the head of a policy names it. */
export const POLICY_SCHEMA_URL =
  'https://raw.githubusercontent.com/migration-gate/migration-gate/main/schema/migration-policy.schema.json';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** That of the policy: the named mappings and values of it stand under `definitions`. */
export type PolicyJsonSchema = JsonSchema & { readonly definitions: Readonly<Record<string, JsonSchema>> };

/** A name that the program knows, and what is said of it. */
interface Known {
  readonly name: string;
  readonly description?: string;
}

const KNOWN: ReadonlyMap<z.core.$ZodType, readonly Known[]> = new Map([
  [ruleId, RULES.map(({ id, title }) => ({ name: id, description: title }))],
  [operationKind, OPERATION_KINDS.toSorted().map((name) => ({ name }))],
  [extended, ['organisation', ...BUILTIN_NAMES.map((name) => `builtin:${name}`)].map((name) => ({ name }))],
]);

/**
 * The policy's JSON Schema, for editors: draft 7, which yaml-language-server reads best. What takes more than one place
 * to see, such as a role that nobody wrote, it cannot tell; `migration-gate policy check` does.
 */
export function policyJsonSchema(): PolicyJsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const { id: _, title: __, ...about } = z.globalRegistry.get(writtenPolicy) ?? {};
  const root = converted(z.strictObject(writtenPolicy.shape).meta(about), definitions);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: POLICY_SCHEMA_URL,
    title: 'The policy of Migration Gate, .github/migration-policy.yml',
    ...root,
    definitions,
  };
}

/** @param definitions gets those mappings and values that have a name, to which the others refer. */
function converted(schema: z.core.$ZodType, definitions: Record<string, JsonSchema>): JsonSchema {
  const whole = z.toJSONSchema(z.strictObject({ schema }), {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const forms = formsOf(zodSchema);
      if (forms !== undefined)
        become(jsonSchema, anyOf(converted(forms.short, definitions), converted(forms.long, definitions)));
      if (KNOWN.has(zodSchema)) jsonSchema.enum = namesOf(zodSchema);
      if (zodSchema instanceof z.ZodRecord) nameKeys(jsonSchema, zodSchema.keyType, definitions);
    },
  });
  Object.assign(definitions, whole.definitions);
  const it = whole.properties?.schema;
  return typeof it === 'object' ? it : {};
}

/** Several forms as one list, those of a form that has several itself included. */
function anyOf(...forms: readonly JsonSchema[]): JsonSchema {
  return { anyOf: forms.flatMap((form) => form.anyOf ?? [form]) };
}

/** All but what is said of it. */
function become(schema: JsonSchema, other: JsonSchema): void {
  for (const key of Object.keys(schema)) if (key !== 'description') delete schema[key];
  Object.assign(schema, other);
}

/** Editors complete keys best that stand there one by one, and show what each is. */
function nameKeys(
  schema: JsonSchema,
  keyType: z.core.$ZodType,
  definitions: Record<string, JsonSchema>,
): void {
  const known = KNOWN.get(keyType);
  const value = schema.additionalProperties;
  if (known === undefined || typeof value !== 'object') return;
  const shared = `for-${z.globalRegistry.get(keyType)?.id}`;
  definitions[shared] = value;
  delete schema.propertyNames;
  schema.properties = Object.fromEntries(
    known.map(({ name, description = name }) => [
      name,
      { description, allOf: [{ $ref: `#/definitions/${shared}` }] },
    ]),
  );
  schema.additionalProperties = false;
}

function namesOf(schema: z.core.$ZodType): string[] {
  return (KNOWN.get(schema) ?? []).map(({ name }) => name);
}

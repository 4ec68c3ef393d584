import { writeFileSync } from 'node:fs';
import { policyJsonSchema } from '../src/policy/written/json-schema.ts';

/** Where the schema is published, for the editors of policies. */
export const SCHEMA_FILE = new URL('../schema/migration-policy.schema.json', import.meta.url);

/** The schema's text as it is now. */
export function schemaText(): string {
  return `${JSON.stringify(policyJsonSchema(), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, schemaText());

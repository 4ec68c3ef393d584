import { z } from 'zod';

/*
 * Names of what the program knows. That one exists is looked at with the rest of the file (`problems/names.ts`), so that
 * what was probably meant can be told; editors are given all of them (`json-schema.ts`).
 */

export const operationKind = z.string().meta({
  id: 'kind-of-operation',
  title: 'a kind of operation',
  description: 'What a statement does, such as `drop-table`',
});

export const ruleId = z
  .string()
  .meta({ id: 'rule', title: 'a rule', description: 'What looks for a hazard, such as `drop-table`' });

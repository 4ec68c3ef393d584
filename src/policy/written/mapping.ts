import { z } from 'zod';
import { writtenPolicy } from './policy.ts';
import { formsOf } from './values.ts';

/** A mapping of the file: what it is, and its keys. */
export interface Mapping {
  readonly name?: string;
  readonly keys: readonly string[];
}

/** The mapping of a file that a path leads to; undefined where there is none with keys of its own. */
export function mappingAt(path: readonly PropertyKey[], file: z.core.$ZodType): Mapping | undefined {
  let schema: z.core.$ZodType | undefined = longForm(file);
  for (const step of path) schema = schema === undefined ? undefined : below(schema, step);
  if (!(schema instanceof z.ZodObject)) return undefined;
  const name = z.globalRegistry.get(schema)?.title;
  return { ...(name === undefined ? {} : { name }), keys: Object.keys(schema.shape) };
}

/** The mappings of the file, each once, in the order in which they are reached from the top. */
export function writtenMappings(): readonly z.ZodObject[] {
  const reached: z.core.$ZodType[] = [longForm(writtenPolicy)];
  for (const schema of reached) reached.push(...partsOf(schema).filter((part) => !reached.includes(part)));
  return reached.filter((schema) => schema instanceof z.ZodObject);
}

function partsOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject)
    return Object.values(schema.shape).map((value: z.core.$ZodType) => longForm(value));
  if (schema instanceof z.ZodRecord) return [longForm(schema.valueType)];
  return schema instanceof z.ZodArray ? [longForm(schema.element)] : [];
}

function below(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    const value: z.core.$ZodType | undefined = schema.shape[String(step)];
    return value === undefined ? undefined : longForm(value);
  }
  if (schema instanceof z.ZodRecord) return longForm(schema.valueType);
  if (schema instanceof z.ZodArray) return longForm(schema.element);
  return undefined;
}

/** The schema behind what may be left out or written in short. */
function longForm(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return longForm(schema.unwrap());
  const forms = formsOf(schema);
  return forms === undefined ? schema : longForm(forms.long);
}

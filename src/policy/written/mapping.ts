import { z } from 'zod';
import { formsOf } from './values.ts';

/** A mapping of the file: what it is, and its keys. */
export interface Mapping {
  readonly name?: string;
  readonly keys: readonly string[];
}

type Path = readonly PropertyKey[];

/** The mapping of a file that a path leads to; undefined where there is none with keys of its own. */
export function mappingAt(path: Path, file: z.core.$ZodType): Mapping | undefined {
  const schema = longForm(schemaAt(path, file));
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum)
    return { name: `\`${String(path.at(-1))}\``, keys: schema.keyType.options.map(String) };
  if (!(schema instanceof z.ZodObject)) return undefined;
  const name = z.globalRegistry.get(schema)?.title;
  return { ...(name === undefined ? {} : { name }), keys: Object.keys(schema.shape) };
}

/** All the forms in which what a path leads to may be written, the longest last; none where it leads nowhere. */
export function formsAt(path: Path, file: z.core.$ZodType): readonly z.core.$ZodType[] {
  const schema = schemaAt(path, file);
  return schema === undefined ? [] : allForms(schema);
}

/** A value to write there; undefined where there is none to show. */
export function exampleAt(path: Path, file: z.core.$ZodType): string | undefined {
  const [last] = formsAt(path, file).toReversed();
  const examples = last === undefined ? undefined : z.globalRegistry.get(last)?.examples;
  const [example] = Array.isArray(examples) ? examples : [];
  return typeof example === 'string' ? example : undefined;
}

function schemaAt(path: Path, file: z.core.$ZodType): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = file;
  for (const step of path) schema = below(longForm(schema), step);
  return schema;
}

function below(schema: z.core.$ZodType | undefined, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(step)];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

/** What may be left out, or written in short, as all that it can be. */
export function allForms(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return allForms(schema.unwrap());
  const forms = formsOf(schema);
  return forms === undefined ? [schema] : [...allForms(forms.short), ...allForms(forms.long)];
}

/** The schema behind what may be left out or written in short. */
function longForm(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema === undefined ? undefined : allForms(schema).at(-1);
}

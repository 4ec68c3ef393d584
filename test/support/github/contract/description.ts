import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type Options, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';

const require = createRequire(import.meta.url);

/** A large JSON document of a package, of which only what is used is compiled, and that once. */
export class Description {
  readonly document: unknown;
  readonly #plain: Ajv;
  #coercing: Ajv | undefined;
  readonly #validators = new Map<string, ValidateFunction>();

  /** @param correct changes in place what JSON Schema would read otherwise than it is meant. */
  constructor(specifier: string, correct: (document: unknown) => void = () => {}) {
    this.document = JSON.parse(readFileSync(require.resolve(specifier), 'utf8'));
    correct(this.document);
    this.#plain = ajvWith(this.document, {});
  }

  /** The value at a JSON pointer and the pointer itself, both after references were followed. */
  find(pointer: string): { readonly pointer: string; readonly value: unknown } | undefined {
    let value: unknown = this.document;
    for (const part of pointer.split('/').slice(1)) value = (value as Fields | undefined)?.[unescaped(part)];
    if (value === undefined) return undefined;
    const reference = (value as Fields | null)?.$ref;
    return typeof reference === 'string' ? this.find(reference.replace(/^#/, '')) : { pointer, value };
  }

  /** Checks a value against the schema at a pointer. */
  check(pointer: string, value: unknown): readonly string[] {
    return this.#errors(pointer, value, () => this.#plain.compile({ $ref: referenceTo(pointer) }));
  }

  /** Checks texts, such as those of a query, against schemas at pointers; no other name is allowed. */
  checkTexts(
    name: string,
    schemas: ReadonlyMap<string, { readonly pointer: string; readonly required: boolean }>,
    texts: Readonly<Record<string, string>>,
  ): readonly string[] {
    const properties = [...schemas].map(
      ([key, { pointer }]) => [key, { $ref: referenceTo(pointer) }] as const,
    );
    const required = [...schemas].flatMap(([key, schema]) => (schema.required ? key : []));
    return this.#errors(name, { ...texts }, () => {
      this.#coercing ??= ajvWith(this.document, { coerceTypes: 'array' });
      return this.#coercing.compile({
        type: 'object',
        properties: Object.fromEntries(properties),
        required,
        additionalProperties: false,
      });
    });
  }

  #errors(key: string, value: unknown, compile: () => ValidateFunction): readonly string[] {
    const validator = this.#validators.get(key) ?? compile();
    this.#validators.set(key, validator);
    if (validator(value)) return [];
    return (validator.errors ?? []).map(({ instancePath, message, params }) => {
      const unknown: unknown = params.additionalProperty;
      return `${instancePath} ${message}${typeof unknown === 'string' ? ` (${unknown})` : ''}`.trim();
    });
  }
}

export type Fields = Readonly<Record<string, unknown>>;

/** A part of a JSON pointer. */
export function pointerPart(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Pointers within addresses are percent-encoded: paths of REST hold braces. */
function referenceTo(pointer: string): string {
  return `description#${pointer.split('/').map(encodeURIComponent).join('/')}`;
}

function ajvWith(document: unknown, options: Options): Ajv {
  const ajv = new Ajv({ strict: false, validateSchema: false, ...options });
  ajvFormats.default(ajv);
  ajv.addSchema({ ...(document as object), $id: 'description' });
  return ajv;
}

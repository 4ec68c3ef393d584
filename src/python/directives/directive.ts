import { CallReader } from '../call-reader.ts';
import type { Step } from '../evaluation/step.ts';
import type { Value } from '../evaluation/value.ts';
import { notConstant } from '../not-constant.ts';

export type DirectiveStep = Extract<Step, { readonly kind: 'directive' }>;

/** The SQL that a directive of `op.` sends, one text for each statement. Throws NotConstant. */
export type Directive = (call: TableCall) => readonly string[];

/**
 * The arguments of a directive. Inside `with op.batch_alter_table("t") as batch_op` the directives have no
 * argument for the table, so those after it move up by one place.
 */
export class TableCall extends CallReader {
  readonly #batch: DirectiveStep['batch'];
  readonly #tablePlace: number;

  /** @param tablePlace where the table stands when it is not a batch. */
  constructor(step: DirectiveStep, tablePlace: number) {
    super(step.arguments);
    this.#batch = step.batch;
    this.#tablePlace = tablePlace;
  }

  /** The table, by the name its argument has. */
  table(name = 'table_name'): string {
    return this.#batch === undefined ? this.string(name, this.#tablePlace) : textOrThrow(this.#batch.table);
  }

  schema(name = 'schema'): string | undefined {
    const { schema } = this.#batch ?? {};
    if (schema === undefined || schema.kind === 'none') return this.optionalString(name);
    return textOrThrow(schema);
  }

  /** The place of an argument that comes after the table. */
  after(place: number): number {
    return this.#batch === undefined ? place : place - 1;
  }
}

function textOrThrow(value: Value): string {
  if (value.kind !== 'string') throw notConstant(value, 'the table');
  return value.value;
}

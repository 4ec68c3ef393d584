import type { Span } from '../domain/span.ts';
import type { Value } from './evaluation/value.ts';

/** Thrown inside the reader of one directive, and caught around it: what it says depends on run time. */
export class NotConstant extends Error {
  override readonly name = 'NotConstant';
  /** Where, if not the whole directive. */
  readonly span: Span | undefined;

  constructor(why: string, span?: Span) {
    super(why);
    this.span = span;
  }
}

/** The fault of a value that is not what was expected. */
export function notConstant(value: Value | undefined, what: string): NotConstant {
  if (value?.kind === 'unknown') return new NotConstant(value.why, value.span);
  const span = value?.kind === 'constructed' ? value.span : undefined;
  return new NotConstant(`${what} is not a constant`, span);
}

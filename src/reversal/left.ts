import type { Undoing } from '../domain/reversal.ts';
import type { Pairing } from './pairing.ts';

/** Nothing that is known of the rollback takes a step back. */
export function left({ back }: Pairing, because?: string): Undoing {
  const { hidden } = back.index;
  if (hidden !== undefined) {
    const { line } = hidden.operation.span.from;
    return {
      kind: 'not-known',
      because: `line ${line} of the rollback may do it, but what that does is known at run time only`,
    };
  }
  return { kind: 'not-reversed', ...(because === undefined ? {} : { because }) };
}

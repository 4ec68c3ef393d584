import type { Span } from '../../domain/span.ts';
import type { CallArguments, Value } from './value.ts';

/** What running a function of a migration comes to, in order. */
export type Step =
  | {
      readonly kind: 'directive';
      /** The name after `op.`. */
      readonly name: string;
      readonly arguments: CallArguments;
      readonly span: Span;
      /** Inside `with op.get_context().autocommit_block()`: outside the migration's transaction. */
      readonly autocommit: boolean;
      /** The table of the `batch_alter_table` it was called on. */
      readonly batch?: { readonly table: Value; readonly schema: Value | undefined };
    }
  | { readonly kind: 'unknown'; readonly why: string; readonly span: Span };

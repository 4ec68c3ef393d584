import type { OperationFacts } from '../../domain/operation/operation.ts';
import type { Span } from '../../domain/span.ts';
import type { Node } from '../node.ts';
import type { Reading } from '../reading.ts';

/** An operation that may know its own place; without one it has its statement's. */
export type MappedOperation = OperationFacts & { readonly span?: Span };

/** Gives a statement of PostgreSQL's tree its meaning. No operation at all means that it has none of ours. */
export type Mapper = (fields: Node, reading: Reading) => readonly MappedOperation[];

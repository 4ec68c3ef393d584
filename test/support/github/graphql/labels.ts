import type { Label } from '../state/label.ts';
import { connectionOf, type PageArguments } from './connection.ts';
import { type OrderArguments, ordered } from './ordered.ts';

/** The labels of an issue or pull request. */
export function labelsOf(labels: readonly Label[], { orderBy, ...page }: PageArguments & OrderArguments) {
  return connectionOf(ordered(labels, orderBy).map(labelOf), page);
}

function labelOf({ nodeId, name, color }: Label) {
  return { __typename: 'Label', id: nodeId, name, color, description: null };
}

import { Gap } from './gap.ts';

export interface Order {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** A list that is in order of creation, in the order that is asked for; other orders are a gap. */
export function ordered<T>(oldestFirst: readonly T[], order: Order | null | undefined): readonly T[] {
  if (order && order.field !== 'CREATED_AT') throw new Gap(`a list ordered by ${order.field}`);
  return order?.direction === 'DESC' ? oldestFirst.toReversed() : oldestFirst;
}

/** Arguments of a list that can be ordered. */
export interface OrderArguments {
  readonly orderBy?: Order | null;
}

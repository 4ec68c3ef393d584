/** One thing of a schema with what is known of it, so that two schemas can be held against each other. */
export interface Part {
  readonly kind: PartKind;
  /** By its full name: `public.bookings`. Of a column, constraint, trigger or policy, its name alone. */
  readonly name: string;
  /** The table or view that it belongs to, by its full name. */
  readonly of?: string;
  /** In words that stand by themselves (`text`, `NOT NULL`, `no default`); undefined where it is not known. */
  readonly facts: readonly (string | undefined)[];
  /** What is shown of it and means the same when it is written in another way: a default, a comment. */
  readonly notes: readonly (string | undefined)[];
}

export type PartKind = 'table' | 'column' | 'constraint' | 'trigger' | 'policy' | 'view' | 'index' | 'type';

/** The same for the same thing in any schema. */
export function keyOfPart({ kind, of, name }: Pick<Part, 'kind' | 'of' | 'name'>): string {
  return JSON.stringify([kind, of ?? null, name]);
}

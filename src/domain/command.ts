/** What somebody may ask of the gate on a line of a comment, after `/migration-gate`. */
export type Command =
  | { readonly kind: 'recheck' }
  | { readonly kind: 'explain' }
  | { readonly kind: 'help' }
  | { readonly kind: 'emergency'; readonly reason: string }
  /** `item` is the id of a line of the checklist, or of the rule of a convention. */
  | { readonly kind: 'waive'; readonly item: string; readonly reason: string }
  | { readonly kind: 'not-understood'; readonly line: string; readonly problem: string };

/** By which act a command of a comment is remembered; the commands of a comment are counted from 0. */
export function declaredId(comment: number, index: number): string {
  return `comment-${comment}.${index}`;
}

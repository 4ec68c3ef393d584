/** A line of the checklist with what the gate knows of it. */
export interface CheckedItem {
  readonly text: string;
  readonly state:
    | { readonly kind: 'proved'; readonly evidence: string }
    | { readonly kind: 'disproved'; readonly evidence: string }
    | { readonly kind: 'for-people' };
}

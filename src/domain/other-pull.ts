/** What another open pull request for the same base branch claims, as it was when it was last evaluated. */
export interface OtherPull {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  /** Numbers of its new migrations, by folder. */
  readonly numbers: readonly { readonly folder: string; readonly number: string; readonly path: string }[];
  /** Tables and other objects that it changes, by printed name. */
  readonly objects: readonly string[];
}

import type { Condition } from './condition.ts';
import type { Duration } from './duration.ts';

/** What a team has agreed on beyond what is safe. Each one that is there is checked by rules, which the policy can set. */
export interface Conventions {
  /** `-- Field: value` lines at the top of a migration. */
  readonly header?: Scoped & { readonly fields: readonly HeaderField[] };
  /** Templates of file names, one of which fits; in tools that give each migration a folder, of the folder's. */
  readonly fileName?: Scoped & { readonly templates: readonly string[] };
  readonly numbering?: Scoped & { readonly scheme: NumberingScheme };
  /** What the base branch has is not changed, renamed or removed. */
  readonly immutable?: Scoped;
  /** Parts of a migration's file, each under its own condition. */
  readonly sections?: readonly (Scoped & { readonly section: SectionName })[];
  /** A way back in a file of its own or in a section of the migration, which undoes what the migration does. */
  readonly rollback?: Scoped & {
    /** Templates of the file's name, with `{number}` and `{name}`; absent: where the tool has it. */
    readonly files?: readonly string[];
    readonly reverses: boolean;
  };
  readonly idempotent?: Scoped;
  /** Limits that are in effect at each statement that locks, at most so long. */
  readonly timeouts?: Scoped & { readonly lock?: Duration; readonly statement?: Duration };
  /** Files that change together with migrations, by globs of which one is enough. */
  readonly companions?: readonly (Scoped & {
    readonly files: readonly string[];
    readonly because?: string;
  })[];
  readonly pullRequest?: PullRequestConvention;
  /** The ORM's schema, by glob: it and the migrations change together and say the same. */
  readonly schemaFile?: Scoped & { readonly path: string };
  /** A new table has row security and a policy, and no policy lets everyone in. */
  readonly rowSecurity?: Scoped;
  /** A column or table is dropped only after it was renamed with the prefix, with a dated comment, so long before. */
  readonly deprecation?: Scoped & { readonly prefix: string; readonly wait: Duration };
  /** What replaces a column and what drops it are in different pull requests, so long apart. */
  readonly twoPhases?: Scoped & { readonly wait: Duration };
  /** A column is not made NOT NULL in the pull request that adds or backfills it. */
  readonly requiredLater?: Scoped;
  /** A comment or docstring says what is destroyed, and why. */
  readonly explainedDestruction?: Scoped;
  /** Rows are deleted only with a backup or a statement that brings them back. */
  readonly keptData?: Scoped;
}

export interface PullRequestConvention {
  /** Templates, one of which fits. */
  readonly title?: Scoped & { readonly templates: readonly string[] };
  /** Headings of the description, with words of the author's own below each. */
  readonly sections?: readonly (Scoped & { readonly heading: string })[];
  /** Boxes of the description that the author must tick, by their text. */
  readonly boxes?: readonly (Scoped & { readonly text: string })[];
  /** A link to a related pull request, or a word that there is none. */
  readonly links?: Scoped;
  /** Number and level, where the description names them, agree with the files. */
  readonly agrees?: Scoped;
}

/** A convention holds where its condition applies. */
export interface Scoped {
  readonly when: Condition;
}

export const HEADER_FIELDS = ['migration', 'description', 'date', 'author', 'risk'] as const;

export type HeaderField = (typeof HEADER_FIELDS)[number];

export const NUMBERING_SCHEMES = ['sequential', 'timestamp'] as const;

export type NumberingScheme = (typeof NUMBERING_SCHEMES)[number];

export const SECTION_NAMES = ['pre-flight', 'backup', 'verification', 'rollback'] as const;

export type SectionName = (typeof SECTION_NAMES)[number];

/** A place in a text. Both numbers count from 1; `column` counts UTF-16 code units, as editors and JavaScript do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file: `start` and `end` are UTF-16 offsets into its text (`end` excluded). */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly from: Position;
  readonly to: Position;
}

/** Where a command writes, and what is known of who reads it. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether colours are wanted on `out`. */
  readonly colour: boolean;
  /** Whether a person watches `err`, so that progress may be shown there. */
  readonly watched: boolean;
  /** Width in columns; undefined where `out` is no terminal. */
  readonly columns: number | undefined;
}

/** Asks whoever sits there, and gives the answer as typed. */
export type Ask = (question: string) => Promise<string>;

import type { Catalogue } from '../rules/catalogue.ts';

/** What the migrations of one folder make, one after the other. */
export interface MadeSchema {
  /** The folder of the history, from the root, with a slash at its end. */
  readonly history: string;
  /** How many migrations made it. */
  readonly migrations: number;
  readonly catalogue: Catalogue;
  /** Which migration changed a thing last, by `keyOfPart`: its path. */
  readonly lastChanged: ReadonlyMap<string, string>;
}

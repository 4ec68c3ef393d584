import { createHash } from 'node:crypto';
import type { MigrationToAssess } from '../assessment/assess.ts';
import { EMPTY_CATALOGUE } from '../assessment/catalogue/edit.ts';
import { catalogueOf } from '../assessment/history.ts';
import { withinMeasure } from '../assessment/measure.ts';
import type { Migration } from '../domain/migration.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import type { ScriptReader } from './ports/script-reader.ts';
import { readScripts } from './read-scripts.ts';

/** What the base branch's migrations made; an unknown history makes nothing known. */
export type BaseCatalogues = (history: readonly Migration[] | undefined) => Promise<Catalogue>;

/** How many histories are kept; each is read once while it is. */
const KEPT = 20;

/** Reads histories, and keeps the catalogues that were asked for last. */
export function createBaseCatalogues(reader: ScriptReader): BaseCatalogues {
  const known = new Map<string, Promise<Catalogue>>();
  return (history) => {
    if (history === undefined || history.length === 0) return Promise.resolve(EMPTY_CATALOGUE);
    const key = keyOf(history);
    const there = known.get(key);
    const catalogue =
      there ??
      readScripts(history, reader).then((read: readonly MigrationToAssess[]) =>
        catalogueOf(read.flatMap((each) => withinMeasure([each]))),
      );
    known.delete(key);
    known.set(key, catalogue);
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - KEPT))) known.delete(oldest);
    // One that failed is not kept.
    catalogue.catch(() => known.delete(key));
    return catalogue;
  };
}

function keyOf(history: readonly Migration[]): string {
  const hash = createHash('sha256');
  for (const { path, blob, tool } of history) hash.update(JSON.stringify([path, blob, tool]));
  return hash.digest('hex');
}

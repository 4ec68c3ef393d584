import { detectMigrations } from '../detection/detect.ts';
import type { Sha } from '../domain/repository.ts';
import type { GatheredFacts, GatherPorts } from './gather-facts.ts';
import { keepTexts, knownTexts, listHistory } from './read-history.ts';
import { understandFiles } from './understand-files.ts';

/**
 * The facts of a pull request as they are on another base: on that of a merge group, which has the migrations of the
 * pull requests before it in the queue. What was approved is the same, and so is its digest.
 */
export async function factsOnGroup(
  facts: GatheredFacts,
  base: Sha,
  { pulls, store }: Pick<GatherPorts, 'pulls' | 'store'>,
): Promise<GatheredFacts> {
  const { snapshot, policy } = facts;
  const { ref } = snapshot.pull;
  const patterns = policy.policy.migrations;
  const detected = detectMigrations(snapshot.files.items, patterns);
  if (base === snapshot.pull.base || detected.length === 0) return facts;
  const listed = await listHistory(ref, base, detected, patterns, pulls);
  const texts = await knownTexts(ref, listed ?? [], store);
  const unread = (listed ?? []).filter(({ blob }) => !texts.has(blob));
  const touched = detected.flatMap(({ file }) => [file.path, file.previousPath ?? file.path]);
  const paths = [...new Set([...touched, ...unread.map(({ path }) => path)])];
  const details = await pulls.details(ref, { entries: [{ commit: base, paths }], logins: [], teams: [] });
  const read = await keepTexts(ref, unread, details, base, store);
  const before = details.entries[base] ?? {};
  const entries = { head: snapshot.head, base: before };
  const held = { detected, entries, listed, texts: new Map([...texts, ...read]) };
  return {
    ...facts,
    ...understandFiles(held, policy),
    snapshot: { ...snapshot, pull: { ...snapshot.pull, base }, base: before },
  };
}

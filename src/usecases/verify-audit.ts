import { type ChainCheck, checkChain, entryId, hashOf, readEntry } from '../audit/chain.ts';
import { blobsIn, type KeptPart, readPart } from '../audit/facts.ts';
import type { Sha } from '../domain/repository.ts';
import { inBatches } from './in-batches.ts';
import { textFault } from './kept-facts.ts';
import type { AuditArchive, StoredLink } from './ports/audit-records.ts';

/** How much was looked at. */
export interface Verified {
  readonly repositories: number;
  readonly entries: number;
  readonly parts: number;
  readonly texts: number;
}

/** So many entries are asked about at a time. */
const BATCH = 200;

/**
 * Looks whether the audit is whole and unchanged: each chain from where retention cut it off, what the entries name,
 * and the texts.
 *
 * @param onFault called with a sentence for each thing that is wrong.
 */
export async function verifyAudit(
  archive: AuditArchive,
  onFault: (fault: string) => void,
): Promise<Verified> {
  let repositories = 0;
  let entries = 0;
  for await (const { ends, links } of archive.chains()) {
    repositories += 1;
    const check = checkChain(ends);
    for await (const batch of inBatches(links, BATCH)) {
      entries += batch.length;
      for (const fault of await faultsIn(batch, check, archive)) onFault(fault);
    }
    for (const fault of check.end()) onFault(fault);
  }
  return { repositories, entries, ...(await verifyFacts(archive, onFault)) };
}

async function faultsIn(
  links: readonly StoredLink[],
  check: ChainCheck,
  archive: AuditArchive,
): Promise<readonly string[]> {
  const named = links.flatMap(factsOf);
  const known = await archive.known([...new Set(named)]);
  return links.flatMap((link) => [
    ...check.next(link),
    ...misfiled(link),
    ...factsOf(link)
      .filter((hash) => !known.has(hash))
      .map((hash) => `${idOf(link)} names the facts ${hash}, which are not there.`),
  ]);
}

function factsOf(link: StoredLink): readonly string[] {
  const entry = readEntry(link);
  return entry !== undefined && 'facts' in entry ? entry.facts : [];
}

/** An entry that is found under another name, time or pull request than its own would be missed by who looks for it. */
function misfiled(link: StoredLink): readonly string[] {
  const entry = readEntry(link);
  const isFiled = entry?.id === idOf(link) && entry.at === link.at && entry.pull === link.pull;
  return isFiled ? [] : [`${idOf(link)} is kept under another name, time or pull request than it has.`];
}

function idOf({ repository, sequence }: StoredLink): string {
  return entryId(repository, sequence);
}

async function verifyFacts(
  archive: AuditArchive,
  onFault: (fault: string) => void,
): Promise<Pick<Verified, 'parts' | 'texts'>> {
  const seen = new Set<Sha>();
  let parts = 0;
  for await (const part of archive.allFacts()) {
    parts += 1;
    if (hashOf(part.text) !== part.hash)
      onFault(`The facts ${part.hash} were changed: their text has another hash.`);
    const blobs = blobsOf(part).filter((blob) => !seen.has(blob));
    for (const blob of blobs) seen.add(blob);
    const texts = await archive.texts(blobs);
    for (const fault of blobs.flatMap((blob) => textFault(blob, texts.get(blob)))) onFault(fault);
  }
  return { parts, texts: seen.size };
}

function blobsOf(kept: KeptPart): readonly Sha[] {
  const part = readPart(kept);
  return part?.part === 'content' ? blobsIn(part) : [];
}

import { hashOf } from '../audit/chain.ts';
import { type AuditFacts, blobsIn, readFacts } from '../audit/facts.ts';
import { isTextOf } from '../domain/content.ts';
import type { Content } from '../domain/migration.ts';
import type { Sha } from '../domain/repository.ts';
import type { AuditArchive } from './ports/audit-records.ts';

export type KeptFacts =
  | {
      readonly kind: 'kept';
      readonly facts: AuditFacts;
      readonly texts: ReadonlyMap<Sha, Content>;
      /** What of it is not what was recorded, a sentence each. */
      readonly alterations: readonly string[];
    }
  | { readonly kind: 'lost'; readonly why: string };

/** The facts that an entry names by these hashes, as they are in storage now. */
export async function keptFacts(
  hashes: readonly string[],
  archive: Pick<AuditArchive, 'facts' | 'texts'>,
): Promise<KeptFacts> {
  const parts = await archive.facts(hashes);
  const lost = hashes.filter((hash) => !parts.some((part) => part.hash === hash));
  if (lost.length > 0)
    return { kind: 'lost', why: `What it was decided on is not there any more: ${lost.join(', ')}.` };
  const facts = readFacts(parts);
  if (facts === undefined)
    return {
      kind: 'lost',
      why: 'What it was decided on cannot be read by this version of the program: use the one that recorded it.',
    };
  const blobs = blobsIn(facts.content);
  const texts = await archive.texts(blobs);
  const changed = parts.filter(({ hash, text }) => hashOf(text) !== hash);
  return {
    kind: 'kept',
    facts,
    texts,
    alterations: [
      ...changed.map(({ hash }) => `The facts ${hash} were changed: their text has another hash.`),
      ...blobs.flatMap((blob) => textFault(blob, texts.get(blob))),
    ],
  };
}

/** What is wrong with the text that is kept for a blob. */
export function textFault(blob: Sha, content: Content | undefined): readonly string[] {
  if (content?.kind !== 'text') return [`The text of the file ${blob} is not there any more.`];
  return isTextOf(blob, content.text)
    ? []
    : [`The text of the file ${blob} is not what Git has under that name.`];
}

import type { ChainEnds, Link } from '../../audit/chain.ts';
import type { Evidence, KeptPart } from '../../audit/facts.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { Content } from '../../domain/migration.ts';
import type { Sha } from '../../domain/repository.ts';

/** Takes what was decided and done; what was appended is never changed. */
export interface AuditLog {
  /**
   * Resolves once the entry is in storage, after those of its repository that were appended before it, with the
   * facts that it names. What is kept already of them is not kept twice.
   */
  append(entry: AuditEntry, evidence?: Evidence): Promise<void>;
}

/** Reads what was recorded, as it is: whether it is whole and unchanged is for the reader to check. */
export interface AuditArchive {
  /** In the order of their times, a page at a time. */
  entries(filter: AuditFilter): AsyncIterable<StoredLink>;
  /** Every chain, and its entries in the order in which they were appended. */
  chains(): AsyncIterable<{ readonly ends: ChainEnds; readonly links: AsyncIterable<StoredLink> }>;
  entry(repository: string, sequence: number): Promise<StoredLink | undefined>;
  /** Every part of facts, by hash. */
  allFacts(): AsyncIterable<KeptPart>;
  /** Those of these hashes under which a part is kept. */
  known(hashes: readonly string[]): Promise<ReadonlySet<string>>;
  /** The parts with these hashes, as far as they are there. */
  facts(hashes: readonly string[]): Promise<readonly KeptPart[]>;
  texts(blobs: readonly Sha[]): Promise<ReadonlyMap<Sha, Content>>;
}

/** A link with what it is found by in storage, to be held against what it says. */
export interface StoredLink extends Link {
  readonly at: string;
  readonly pull: number | undefined;
}

/** All that are named must apply. */
export interface AuditFilter {
  /** `owner/name`, in any case. */
  readonly repository?: string;
  readonly pull?: number;
  /** From then on. */
  readonly since?: Date;
  /** Before then. */
  readonly until?: Date;
}

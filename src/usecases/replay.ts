import { linkHash, readEntry } from '../audit/chain.ts';
import { type Difference, differenceOf, differencesBetween } from '../audit/compare.ts';
import { restoreFacts } from '../audit/facts.ts';
import { outcomeOf } from '../audit/outcome.ts';
import type { AuditedDecision, AuditedGroup, RecordedEntry } from '../domain/audit.ts';
import type { Decision } from '../domain/decision.ts';
import { differentMigration, groupStatus } from '../publication/merge-group.ts';
import { statusOf } from '../publication/status.ts';
import { undeterminedStatus } from '../publication/undetermined.ts';
import { decideAgain } from './decide-again.ts';
import { keptFacts } from './kept-facts.ts';
import type { AuditArchive } from './ports/audit-records.ts';
import type { ScriptReader } from './ports/script-reader.ts';

export interface ReplayPorts {
  readonly archive: Pick<AuditArchive, 'entry' | 'facts' | 'texts'>;
  readonly reader: ScriptReader;
}

export type Replay =
  | {
      readonly kind: 'replayed';
      readonly entry: RecordedEntry;
      /** What was altered in storage since it was recorded, a sentence each. */
      readonly alterations: readonly string[];
      /** None: it is decided as it was. */
      readonly differences: readonly Difference[];
    }
  /** There is nothing to decide again; `why` says so in sentences. */
  | { readonly kind: 'impossible'; readonly why: string };

/** Decides again what an entry of the audit says was decided, from the facts that were recorded with it. */
export async function replay(repository: string, sequence: number, ports: ReplayPorts): Promise<Replay> {
  const link = await ports.archive.entry(repository, sequence);
  if (link === undefined)
    return impossible(
      'There is no such entry: none was recorded under this name, or it was older than AUDIT_RETENTION_DAYS and was taken out.',
    );
  const entry = readEntry(link);
  if (entry === undefined) return impossible('The entry is not as it was recorded: it cannot be read.');
  const changed = linkHash(link.previous, link.text) !== link.hash;
  const alterations = changed ? ['The entry is not as it was recorded: its text has another hash.'] : [];
  switch (entry.kind) {
    case 'deed':
      return impossible(
        'The entry says what was done, and holds no decision: replay the decision of the same pull request before it.',
      );
    case 'undetermined': {
      const now = undeterminedStatus(entry.ground);
      const differences = [
        ...differenceOf('status', entry.status.state, now.state),
        ...differenceOf('description', entry.status.description, now.description),
      ];
      return { kind: 'replayed', entry, alterations, differences };
    }
    case 'decision':
    case 'merge-group': {
      const kept = await keptFacts(entry.facts, ports.archive);
      if (kept.kind === 'lost') return impossible(kept.why);
      const restored = restoreFacts(kept.facts, entry.at, kept.texts);
      const decision = await decideAgain(restored, ports.reader);
      return {
        kind: 'replayed',
        entry,
        alterations: [...alterations, ...kept.alterations],
        differences: differencesFrom(entry, decision),
      };
    }
  }
}

function impossible(why: string): Extract<Replay, { readonly kind: 'impossible' }> {
  return { kind: 'impossible', why };
}

function differencesFrom(entry: AuditedDecision | AuditedGroup, decision: Decision): readonly Difference[] {
  if (entry.kind === 'decision') {
    const status = entry.status === undefined ? undefined : statusOf(decision);
    return differencesBetween(entry, outcomeOf(decision, status));
  }
  const different = differentMigration(decision, entry.group.files);
  return [
    ...differenceOf('group', entry.group.different ?? 'as approved', different ?? 'as approved'),
    ...differencesBetween(entry, outcomeOf(decision, groupStatus(decision, different))),
  ];
}

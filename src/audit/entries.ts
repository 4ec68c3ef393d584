import type {
  AuditEntry,
  AuditedDecision,
  AuditedDeed,
  AuditedGroup,
  AuditedSilence,
  AuditHead,
  SilenceGround,
} from '../domain/audit.ts';
import type { Decision } from '../domain/decision.ts';
import { type Cause, causeOfJob } from '../domain/job.ts';
import type { Write } from '../domain/publication.ts';
import { fullName, type PullRef, type RepositoryRef, type Sha } from '../domain/repository.ts';
import type { StatusText } from '../publication/status.ts';
import type { Evidence } from './facts.ts';
import { outcomeOf } from './outcome.ts';

/** What an entry is about. */
export interface About {
  readonly why: Cause;
  readonly installation: number;
  readonly repository: RepositoryRef;
  readonly pull?: number;
}

/** A pull request, as what an entry is about. */
export function aboutPull({ installation, repository, number }: PullRef, why: Cause): About {
  return { why, installation, repository, pull: number };
}

/** What was decided, and what is about to be written for it. */
export interface Decided {
  readonly decision: Decision;
  readonly evidence: Evidence;
  /** Absent where none is set. */
  readonly status?: StatusText;
  readonly writes: readonly Write[];
}

export function decisionEntry(decided: Decided, why: Cause): AuditHead & AuditedDecision {
  const { ref } = decided.decision.snapshot.pull;
  return {
    ...headOf(aboutPull(ref, why), decided.decision.snapshot.at),
    kind: 'decision',
    ...recorded(decided),
  };
}

export function groupEntry(
  decided: Decided,
  group: AuditedGroup['group'],
  why: Cause,
): AuditHead & AuditedGroup {
  const { ref } = decided.decision.snapshot.pull;
  const head = headOf(aboutPull(ref, why), decided.decision.snapshot.at);
  return { ...head, kind: 'merge-group', group, ...recorded(decided) };
}

/** A status that is set although nothing could be decided. */
export function silenceEntry(
  about: About,
  {
    at,
    head,
    ground,
    status,
  }: {
    readonly at: Date;
    readonly head: Sha;
    readonly ground: SilenceGround;
    readonly status: StatusText;
  },
): AuditHead & AuditedSilence {
  return { ...headOf(about, at.toISOString()), kind: 'undetermined', head, ground, status };
}

/** What was done beside a decision, or went another way than it says. */
export function deedEntry(
  about: About,
  at: Date,
  {
    deeds = [],
    writes = [],
    refused = [],
  }: {
    readonly deeds?: readonly string[];
    readonly writes?: readonly Write[];
    readonly refused?: readonly string[];
  },
): AuditHead & AuditedDeed {
  return {
    ...headOf(about, at.toISOString()),
    kind: 'deed',
    deeds,
    writes: writes.map(writeWords),
    refused,
  };
}

/** That what an entry says could not be shown, or not all of it. */
export function failureEntry(
  { why, installation, repository, pull, ...entry }: AuditEntry,
  at: Date,
  fault: unknown,
): AuditHead & AuditedDeed {
  return {
    at: at.toISOString(),
    why,
    installation,
    repository,
    ...(pull === undefined ? {} : { pull }),
    kind: 'deed',
    deeds: [],
    writes: 'writes' in entry ? entry.writes : [],
    refused: [],
    failed: brief(fault instanceof Error ? fault.message : String(fault)),
  };
}

function headOf({ why, installation, repository, pull }: About, at: string): AuditHead {
  const name = fullName(repository);
  return {
    at,
    why: briefCause(why),
    installation,
    repository: name,
    ...(pull === undefined ? {} : { pull }),
  };
}

function recorded({ decision, evidence, status, writes }: Decided) {
  return {
    ...outcomeOf(decision, status),
    writes: writes.map(writeWords),
    facts: evidence.parts.map(({ hash }) => hash),
  };
}

/** So many of the webhooks that one evaluation was waiting for are named in its entry: the latest. */
const MOST_DELIVERIES = 100;

function briefCause(why: Cause): Cause {
  const { cause, deliveries } = causeOfJob(why);
  return {
    cause: brief(cause),
    ...(deliveries === undefined ? {} : { deliveries: deliveries.slice(-MOST_DELIVERIES) }),
  };
}

/** What others wrote, as far as it is told. */
function brief(text: string): string {
  return text.slice(0, 2_000);
}

/** What is written, and where it is not plain from the entry what it says. */
function writeWords(write: Write): string {
  switch (write.kind) {
    case 'create-comment':
    case 'update-comment':
      return `${write.kind} ${write.which}`;
    case 'set-status':
      return `${write.kind} ${write.state}`;
    case 'create-check-run':
      return `${write.kind} ${write.checkRun.conclusion}`;
    case 'add-labels':
      return `${write.kind} ${write.labels.join(', ')}`;
    case 'remove-label':
      return `${write.kind} ${write.label}`;
    case 'request-reviewers':
      return `${write.kind} ${write.reviewers.join(', ')}`;
    case 'react':
      return `${write.kind} ${write.reaction}`;
    case 'create-issue':
      return `${write.kind} ${write.followUp.topic}`;
    case 'update-issue':
    case 'comment-on-issue':
      return `${write.kind} #${write.number}`;
  }
}

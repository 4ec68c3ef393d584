import type { Content, Migration } from '../domain/migration.ts';
import type { Sha } from '../domain/repository.ts';
import type { FileEntry, PolicyFile, Snapshot } from '../domain/snapshot.ts';
import { hashOf } from './chain.ts';

/**
 * The facts of a decision in the form in which they are kept. They are in two parts, so that what stays the same
 * between two decisions is kept once: what a head has against a base, and everything else.
 */
export interface AuditFacts {
  readonly content: AuditedContent;
  readonly circumstances: AuditedCircumstances;
}

/** In which form facts are written; one that reads others says so in place of misreading them. */
export const FACTS_FORM = 1;

/** The files, without the texts: those are kept by their blobs. */
export interface AuditedContent {
  readonly form: typeof FACTS_FORM;
  readonly part: 'content';
  readonly files: Snapshot['files'];
  readonly head: Readonly<Record<string, KeptEntry>>;
  readonly base: Readonly<Record<string, KeptEntry>>;
  readonly policyFile: KeptPolicy;
  readonly organisationPolicy: KeptPolicy;
  readonly headPolicy?: KeptPolicy;
  /** The base branch's migrations; absent where they could not be told. */
  readonly history?: readonly KeptFile[];
}

export type AuditedCircumstances = Omit<
  Snapshot,
  'at' | 'published' | 'files' | 'head' | 'base' | 'policyFile' | 'organisationPolicy' | 'headPolicy'
> & {
  readonly form: typeof FACTS_FORM;
  readonly part: 'circumstances';
  /** Whether the gate had a comment there. */
  readonly commented: boolean;
  /** When files of the base branch were last changed there, as far as it was asked. */
  readonly dates: Readonly<Record<string, string>>;
};

/** A text that is kept by its blob, or what else a file holds. */
type KeptContent = Content | { readonly kind: 'kept'; readonly bytes: number };
type KeptEntry = Omit<FileEntry, 'content'> & { readonly content: KeptContent };
type PresentPolicy = Extract<PolicyFile, { readonly kind: 'present' }>;
type KeptPolicy =
  | Exclude<PolicyFile, PresentPolicy>
  | (Omit<PresentPolicy, 'content'> & { readonly content: KeptContent });
interface KeptFile {
  readonly path: string;
  readonly blob: Sha;
  readonly content: KeptContent;
}

/** What a decision was made on, beside the reading of SQL. */
export interface DecidedOn {
  readonly snapshot: Snapshot;
  readonly history: readonly Migration[] | undefined;
  readonly dates: Readonly<Record<string, string>>;
}

/** A part of facts as JSON, under its hash. */
export interface KeptPart {
  readonly hash: string;
  readonly text: string;
}

/** Facts to be kept, and the texts that they name. */
export interface Evidence {
  readonly parts: readonly KeptPart[];
  readonly texts: ReadonlyMap<Sha, Content>;
}

/** The facts of a decision, to be kept. */
export function evidenceOf({ snapshot, history, dates }: DecidedOn): Evidence {
  const {
    files,
    head,
    base,
    policyFile,
    organisationPolicy,
    headPolicy,
    at: _,
    published,
    ...rest
  } = snapshot;
  const texts = new Map<Sha, Content>();
  const keep = (content: Content, blob: Sha | undefined): KeptContent => {
    if (content.kind !== 'text' || blob === undefined || blob === '') return content;
    texts.set(blob, content);
    return { kind: 'kept', bytes: content.bytes };
  };
  const entries = (from: Snapshot['head']) =>
    mapValues(from, (entry): KeptEntry => ({ ...entry, content: keep(entry.content, entry.blob) }));
  const policy = (file: PolicyFile): KeptPolicy =>
    file.kind === 'absent' ? file : { ...file, content: keep(file.content, file.sha) };
  const listed = history?.map(
    ({ path, blob = '', content }): KeptFile => ({ path, blob, content: keep(content, blob) }),
  );
  const content: AuditedContent = {
    form: FACTS_FORM,
    part: 'content',
    files,
    head: entries(head),
    base: entries(base),
    policyFile: policy(policyFile),
    organisationPolicy: policy(organisationPolicy),
    ...(headPolicy === undefined ? {} : { headPolicy: policy(headPolicy) }),
    ...(listed === undefined ? {} : { history: listed }),
  };
  const commented = published.comment !== undefined;
  const circumstances: AuditedCircumstances = {
    form: FACTS_FORM,
    part: 'circumstances',
    ...rest,
    commented,
    dates,
  };
  return { parts: [content, circumstances].map(keptPart), texts };
}

function keptPart(part: AuditedContent | AuditedCircumstances): KeptPart {
  const text = JSON.stringify(part);
  return { hash: hashOf(text), text };
}

/**
 * The facts that were kept. What is there was written by this program, in this form or in one that is named.
 *
 * @returns undefined where a part is missing, or is in a form that this version does not read.
 */
export function readFacts(parts: readonly KeptPart[]): AuditFacts | undefined {
  const read = parts.map(readPart);
  const content = read.find((part) => part?.part === 'content');
  const circumstances = read.find((part) => part?.part === 'circumstances');
  return content === undefined || circumstances === undefined ? undefined : { content, circumstances };
}

/** @returns undefined where the part is in a form that this version does not read. */
export function readPart({ text }: KeptPart): AuditedContent | AuditedCircumstances | undefined {
  try {
    const part = JSON.parse(text) as AuditedContent | AuditedCircumstances;
    return part.form === FACTS_FORM ? part : undefined;
  } catch {
    return undefined;
  }
}

/** The blobs whose texts the facts name. */
export function blobsIn({ head, base, history, ...policies }: AuditedContent): readonly Sha[] {
  const { policyFile, organisationPolicy, headPolicy } = policies;
  const named = [
    ...[...Object.values(head), ...Object.values(base), ...(history ?? [])],
    ...[policyFile, organisationPolicy, headPolicy].flatMap((file) =>
      file?.kind === 'present' ? [{ blob: file.sha, content: file.content }] : [],
    ),
  ];
  return [...new Set(named.flatMap(({ blob, content }) => (content.kind === 'kept' && blob ? [blob] : [])))];
}

/** The facts as they were. A text that is not there any more cannot be read. */
export interface RestoredFacts {
  readonly snapshot: Snapshot;
  readonly history: readonly { readonly path: string; readonly blob: Sha }[] | undefined;
  /** What the history's blobs hold. */
  readonly texts: ReadonlyMap<Sha, Content>;
  readonly dates: Readonly<Record<string, string>>;
}

/**
 * @param at when the decision was made, ISO 8601, UTC.
 * @param texts by blob.
 */
export function restoreFacts(
  { content, circumstances }: AuditFacts,
  at: string,
  texts: ReadonlyMap<Sha, Content>,
): RestoredFacts {
  const restore = (kept: KeptContent, blob: Sha | undefined): Content =>
    kept.kind === 'kept'
      ? (texts.get(blob ?? '') ?? { kind: 'unreadable', reason: 'not-found', bytes: kept.bytes })
      : kept;
  const entries = (from: AuditedContent['head']): Snapshot['head'] =>
    mapValues(from, (entry) => ({ ...entry, content: restore(entry.content, entry.blob) }));
  const policy = (file: KeptPolicy): PolicyFile =>
    file.kind === 'absent' ? file : { ...file, content: restore(file.content, file.sha) };
  const { form: _, part: __, commented, dates, ...rest } = circumstances;
  const { headPolicy, history } = content;
  return {
    snapshot: {
      ...rest,
      at,
      files: content.files,
      head: entries(content.head),
      base: entries(content.base),
      policyFile: policy(content.policyFile),
      organisationPolicy: policy(content.organisationPolicy),
      ...(headPolicy === undefined ? {} : { headPolicy: policy(headPolicy) }),
      // Of what was published a decision only asks whether there was a comment.
      published: commented ? { comment: { id: 0, nodeId: '', url: '', body: '' } } : {},
    },
    history: history?.map(({ path, blob }) => ({ path, blob })),
    texts: new Map((history ?? []).map((file) => [file.blob, restore(file.content, file.blob)])),
    dates,
  };
}

function mapValues<T, R>(
  record: Readonly<Record<string, T>>,
  change: (value: T) => R,
): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

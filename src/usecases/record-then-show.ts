import { failureEntry } from '../audit/entries.ts';
import type { Evidence } from '../audit/facts.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type { AuditLog } from './ports/audit-records.ts';
import type { Clock } from './ports/clock.ts';

export interface RecordingPorts {
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** What is recorded before it is shown. */
export interface Recordable {
  readonly entry: Exclude<AuditEntry, { readonly kind: 'deed' }>;
  readonly evidence?: Evidence;
}

/**
 * Records what was decided, and shows it. What would turn green is shown only once its record is in storage. What
 * takes green away is shown even where it cannot be recorded, for the green before it would stand otherwise; the
 * work then counts as failed, and is tried again until there is a record. Where showing fails, the audit says so.
 */
export async function recordThenShow(
  { entry, evidence }: Recordable,
  show: () => Promise<void>,
  { audit, clock }: RecordingPorts,
): Promise<void> {
  const unrecorded = await faultOf(() => audit.append(entry, evidence));
  if (unrecorded !== undefined && entry.status?.state === 'success') throw unrecorded.fault;
  const unshown = await faultOf(show);
  if (unshown !== undefined) {
    // The fault itself is what is told of, whether or not it can be recorded.
    await faultOf(() => audit.append(failureEntry(entry, clock(), unshown.fault)));
    throw unshown.fault;
  }
  if (unrecorded !== undefined) throw unrecorded.fault;
}

async function faultOf(work: () => Promise<void>): Promise<{ readonly fault: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (fault) {
    return { fault };
  }
}

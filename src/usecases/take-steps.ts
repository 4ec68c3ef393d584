import { aboutPull, deedEntry } from '../audit/entries.ts';
import { type Deed, issueDeed, issueOf } from '../domain/deed.ts';
import type { FollowUpIssue } from '../domain/follow-up.ts';
import type { Cause } from '../domain/job.ts';
import { pullName } from '../domain/repository.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Step } from '../domain/step.ts';
import { makeUpLater } from './make-up-later.ts';
import type { AuditLog } from './ports/audit-records.ts';
import type { Clock } from './ports/clock.ts';
import type { JobQueue } from './ports/job-queue.ts';
import type { Log } from './ports/log.ts';
import type { PullRequests } from './ports/pull-requests.ts';
import type { Store } from './ports/store.ts';

export interface StepPorts {
  readonly pulls: Pick<PullRequests, 'publish' | 'followUp'>;
  readonly store: Pick<Store, 'deeds'>;
  readonly audit: AuditLog;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Makes the writes of each step, and remembers what was done once it was: what GitHub refuses is tried again at the
 * next evaluation, and what it took is not done a second time.
 *
 * @returns everything that was done there by then.
 */
export async function takeSteps(
  steps: readonly Step[],
  { pull: { ref }, published, deeds }: Pick<Snapshot, 'pull' | 'published' | 'deeds'>,
  why: Cause,
  ports: StepPorts,
): Promise<readonly Deed[]> {
  const done = [...deeds];
  for (const { writes, deeds: names } of steps) {
    if (writes.length === 0) continue;
    const written = await ports.pulls.publish(ref, writes, published);
    await makeUpLater(ref, written, ports);
    const { followUps, refused, postponedUntil } = written;
    for (const problem of refused)
      ports.log.warn({ pull: pullName(ref), problem }, 'GitHub refused a write of a follow-up');
    const at = ports.clock().toISOString();
    const made: readonly Deed[] = [
      ...(refused.length > 0 || postponedUntil !== undefined ? [] : names.map((what) => ({ what, at }))),
      ...followUps.map(({ topic, issue }) => ({ what: issueDeed(topic), at, issue })),
    ];
    await ports.store.deeds.put(ref, made);
    const recorded = { deeds: made.map(({ what }) => what), writes, refused };
    await ports.audit.append(deedEntry(aboutPull(ref, why), ports.clock(), recorded));
    done.push(...made);
  }
  return done;
}

/** The follow-up as it is on GitHub; undefined where there is none, or none any more. */
export async function readFollowUp(
  topic: string,
  { pull, deeds }: Pick<Snapshot, 'pull' | 'deeds'>,
  ports: StepPorts,
): Promise<FollowUpIssue | undefined> {
  const number = issueOf(topic, deeds);
  return number === undefined ? undefined : ports.pulls.followUp(pull.ref, number);
}

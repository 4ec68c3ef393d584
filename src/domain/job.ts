import type { Command } from './command.ts';
import { fullName, type PullRef, pullName, type RepositoryRef, type Sha } from './repository.ts';

/** A review as its webhook tells of it. */
export interface ReviewArrival {
  readonly id: number;
  readonly commit: Sha;
  readonly login: string;
}

/** Boxes of our comment that a person changed, as the webhook of the edit tells of it. */
export interface TickArrival {
  /** The comment. */
  readonly comment: number;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly boxes: readonly { readonly item: string; readonly ticked: boolean }[];
  /** What the comment had sealed in it before: what its boxes were about. */
  readonly seal?: string;
}

/** A push to the pull request's branch, as its webhook tells of it. */
export interface PushArrival {
  readonly head: Sha;
  /** The login of who pushed. */
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A person's comment with commands in it. */
export interface CommandArrival {
  readonly comment: number;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly commands: readonly Command[];
}

/** A trace to be gone on with elsewhere or later, as headers would have it (W3C's `traceparent`). */
export type TraceContext = Readonly<Record<string, string>>;

/** Why there is work. */
export interface Cause {
  /** What happened, for people; several things with commas between. */
  readonly cause: string;
  /** How often in a row it failed for the last time and was taken up anew. */
  readonly givenUp?: number;
  /** The webhooks that it came by (GitHub's X-GitHub-Delivery), in the order of their arrival; none where it came by none. */
  readonly deliveries?: readonly string[];
  /** The traces that it is a part of; none where nobody follows them. */
  readonly traces?: readonly TraceContext[];
}

/** Why there is work, of a job alone: what another job that follows from it says, too. */
export function causeOfJob({ cause, deliveries }: Cause): Cause {
  return { cause, ...(deliveries === undefined ? {} : { deliveries }) };
}

/** Work that an event asks for. Jobs that name more than one pull request are unfolded into one job for each. */
export type Job = Cause &
  (
    | {
        readonly kind: 'pull-request';
        readonly pull: PullRef;
        /** The reviews that arrived, to be recorded with the commits their authors looked at. */
        readonly reviews?: readonly ReviewArrival[];
        readonly pushes?: readonly PushArrival[];
        readonly ticks?: readonly TickArrival[];
        readonly commands?: readonly CommandArrival[];
        /** The target changed or the pull request came back: the old status must not stand meanwhile. */
        readonly reset?: boolean;
      }
    | {
        readonly kind: 'branch';
        readonly installation: number;
        readonly repository: RepositoryRef;
        readonly branch: string;
      }
    | {
        readonly kind: 'commit';
        readonly installation: number;
        readonly repository: RepositoryRef;
        readonly sha: Sha;
        readonly context: string;
        /** Who set it, where it is a status of the gate's own name. */
        readonly inOurName?: string;
      }
    | {
        readonly kind: 'repository';
        readonly installation: number;
        readonly repository: RepositoryRef;
      }
    | { readonly kind: 'installation'; readonly installation: number }
    /** The open pull requests of all installations are held against what is recorded. */
    | { readonly kind: 'sweep' }
    /** Those of one installation are. */
    | { readonly kind: 'reconcile'; readonly installation: number }
    /** The app has no access any more: to a repository, or to all of an installation. */
    | { readonly kind: 'left'; readonly installation: number; readonly repository?: RepositoryRef }
    | {
        readonly kind: 'renamed';
        readonly installation: number;
        readonly repository: RepositoryRef;
        /** As it was called. */
        readonly before: RepositoryRef;
      }
    | {
        readonly kind: 'merge-group';
        readonly installation: number;
        readonly repository: RepositoryRef;
        readonly head: Sha;
        readonly base: Sha;
        readonly baseBranch: string;
        /** The queue's own branch, whose name holds the number of the pull request it is for. */
        readonly headBranch: string;
      }
  );

export type MergeGroupJob = Extract<Job, { readonly kind: 'merge-group' }>;

/** Names the work of a job: jobs with the same name are one piece of work, whatever caused them. */
export function workOf(job: Job): string {
  switch (job.kind) {
    case 'pull-request':
      return `${job.pull.installation} pull ${pullName(job.pull)}`.toLowerCase();
    case 'branch':
      return `${job.installation} branch ${fullName(job.repository).toLowerCase()} ${job.branch}`;
    case 'commit':
      return [
        `${job.installation} commit ${fullName(job.repository).toLowerCase()} ${job.sha} ${job.context}`,
        ...(job.inOurName === undefined ? [] : [`by ${job.inOurName}`]),
      ].join(' ');
    case 'repository':
      return `${job.installation} repository ${fullName(job.repository).toLowerCase()}`;
    case 'installation':
      return `${job.installation} installation`;
    case 'sweep':
      return 'sweep';
    case 'reconcile':
      return `${job.installation} reconcile`;
    case 'left':
      return `${job.installation} left ${job.repository === undefined ? '' : fullName(job.repository)}`.toLowerCase();
    case 'renamed':
      return `${job.installation} renamed ${fullName(job.repository)}`.toLowerCase();
    case 'merge-group':
      return `${job.installation} merge group ${fullName(job.repository).toLowerCase()} ${job.head}`;
  }
}

/** Whose share of the workers a job takes; 0 where it is about no single installation. */
export function installationOf(job: Job): number {
  switch (job.kind) {
    case 'pull-request':
      return job.pull.installation;
    case 'sweep':
      return 0;
    default:
      return job.installation;
  }
}

/**
 * Jobs for the same work as one: the latest with everything that any of them has to tell.
 *
 * @param jobs at least one, in the order in which they arrived, all with the same `workOf`.
 */
export function mergeJobs([first, ...others]: readonly [Job, ...Job[]]): Job {
  return others.reduce((merged, job) => {
    const all = [...new Set([...(merged.deliveries ?? []), ...(job.deliveries ?? [])])];
    const traces = [...(merged.traces ?? []), ...(job.traces ?? [])];
    const origin = {
      ...(all.length > 0 ? { deliveries: all } : {}),
      ...(traces.length > 0 ? { traces } : {}),
    };
    if (merged.kind !== 'pull-request' || job.kind !== 'pull-request') return { ...job, ...origin };
    const reviews = [...(merged.reviews ?? []), ...(job.reviews ?? [])];
    const pushes = [...(merged.pushes ?? []), ...(job.pushes ?? [])];
    const ticks = [...(merged.ticks ?? []), ...(job.ticks ?? [])];
    const commands = [...(merged.commands ?? []), ...(job.commands ?? [])];
    const causes = [...new Set([...merged.cause.split(', '), job.cause])];
    return {
      ...job,
      ...origin,
      cause: causes.join(', '),
      ...(reviews.length > 0 ? { reviews } : {}),
      ...(pushes.length > 0 ? { pushes } : {}),
      ...(ticks.length > 0 ? { ticks } : {}),
      ...(commands.length > 0 ? { commands } : {}),
      ...(merged.reset === true || job.reset === true ? { reset: true } : {}),
    };
  }, first);
}

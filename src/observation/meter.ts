import type { Job } from '../domain/job.ts';
import type { RiskLevel } from '../domain/level.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { GitHubFaultKind } from '../usecases/ports/github-fault.ts';
import type { Budget } from './budget.ts';

/** What became of a webhook, by our answer: taken (2xx), not accepted (4xx), or not stored (5xx). */
export const webhookOutcomes = ['taken', 'refused', 'failed'] as const;
export type WebhookOutcome = (typeof webhookOutcomes)[number];

/** Whether a request to GitHub reads, writes, or asks for the token with which others are made. */
export const requestKinds = ['read', 'write', 'token'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** `unchanged` is 304, `limited` a limit of GitHub's, `refused` another 4xx, `failed` 5xx, `unanswered` no answer. */
export const requestOutcomes = [
  'answered',
  'unchanged',
  'limited',
  'refused',
  'failed',
  'unanswered',
] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

/** Why work on a job failed: GitHub's fault by its kind, or `other`. */
export type Failure = GitHubFaultKind | 'other';

/** A decision. It has no level where there was nothing to judge, or it could not be judged. */
export interface GivenVerdict {
  readonly verdict: Verdict['kind'];
  readonly level: RiskLevel | 'none';
}

/** Keeps count of what happens. What is told are plain values, of which each has few: no repository is ever named. */
export interface Meter {
  /** @param event GitHub's name of it, and `other` for names that GitHub need not have given. */
  webhook(answered: {
    readonly event: string;
    readonly outcome: WebhookOutcome;
    readonly seconds: number;
  }): void;
  request(sent: {
    readonly kind: RequestKind;
    readonly outcome: RequestOutcome;
    readonly seconds: number;
  }): void;
  /** Work on a job ended, well or with a failure, after which it may be tried again. */
  job(worked: { readonly kind: Job['kind']; readonly failure?: Failure; readonly seconds: number }): void;
  /** A job was given up after its last attempt. */
  parked(kind: Job['kind']): void;
  verdict(given: GivenVerdict): void;
  budget(told: Budget): void;
}

/** Keeps no count. */
export const noMeter: Meter = {
  webhook() {},
  request() {},
  job() {},
  parked() {},
  verdict() {},
  budget() {},
};

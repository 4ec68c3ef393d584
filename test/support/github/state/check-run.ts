export const CONCLUSIONS = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'stale',
  'timed_out',
] as const;

export type Conclusion = (typeof CONCLUSIONS)[number];

export interface CheckAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title: string | null;
  readonly rawDetails: string | null;
}

export interface CheckRun {
  readonly id: number;
  readonly nodeId: string;
  readonly headSha: string;
  name: string;
  /** Slug of the app that made it. */
  readonly appSlug: string;
  readonly suiteId: number;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
  externalId: string;
  detailsUrl: string | null;
  readonly startedAt: Date;
  completedAt: Date | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: CheckAnnotation[];
}

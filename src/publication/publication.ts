import type { Decision } from '../domain/decision.ts';
import type { Labels, Publication } from '../domain/publication.ts';
import { checkRunOf } from './check-run/check-run.ts';
import { commentOf } from './comment/comment.ts';
import { sealedStateOf } from './comment/kept-acts.ts';
import { type SealingKey, sealState } from './comment/sealed-state.ts';
import { reviewersFor } from './reviewers.ts';
import { statusOfHead } from './status.ts';

/**
 * What GitHub shall show for a decision: always a status; a comment and a check run when there are migrations or
 * something else to say, or when an earlier one stands there and would be wrong now; labels and requests for
 * reviews where the policy wants them.
 *
 * @param key signs what the comment keeps; without one it keeps nothing.
 */
export function publicationOf(decision: Decision, key?: SealingKey): Publication {
  const { snapshot, verdict, assessment, policy } = decision;
  const { published, pull } = snapshot;
  const silent = verdict.kind === 'not-applicable' && verdict.reason === 'no-migrations';
  const checked = assessment.migrations.length > 0 || assessment.findings.length > 0;
  const hidden = key === undefined ? '' : sealState(sealedStateOf(decision), pull.ref, key);
  return {
    head: pull.head,
    url: pull.url,
    status: statusOfHead(decision),
    ...(silent && published.comment === undefined ? {} : { comment: { body: commentOf(decision, hidden) } }),
    ...(checked || published.checkRun !== undefined ? { checkRun: checkRunOf(decision) } : {}),
    ...labelsOf(decision),
    ...(policy.requestReviewers ? { reviewers: reviewersFor(decision) } : {}),
  };
}

/** The label of the level, while there is something that has a level, and that of an emergency while it counts. */
function labelsOf({ policy, assessment, verdict, emergency }: Decision): { readonly labels?: Labels } {
  const { labels, emergency: setting } = policy;
  if (labels === undefined && setting === undefined) return {};
  const declared = setting === undefined ? [] : [setting.label];
  const levels = labels === undefined ? [] : Object.values(labels);
  const level = labels === undefined || verdict.kind === 'not-applicable' ? [] : [labels[assessment.level]];
  return {
    labels: {
      wanted: [...level, ...(emergency === undefined ? [] : declared)],
      managed: [...levels, ...declared],
    },
  };
}

import type { Decision } from '../domain/decision.ts';
import type { Publication } from '../domain/publication.ts';
import { checkRunOf } from './check-run/check-run.ts';
import { commentOf } from './comment/comment.ts';
import { statusOf } from './status.ts';

/**
 * What GitHub shall show for a decision: always a status; a comment and a check run when there are migrations or
 * something else to say, or when an earlier one stands there and would be wrong now.
 */
export function publicationOf(decision: Decision): Publication {
  const { snapshot, verdict, assessment } = decision;
  const { published, pull } = snapshot;
  const silent = verdict.kind === 'not-applicable' && verdict.reason === 'no-migrations';
  const checked = assessment.migrations.length > 0 || assessment.findings.length > 0;
  return {
    head: pull.head,
    url: pull.url,
    status: statusOf(decision),
    ...(silent && published.comment === undefined ? {} : { comment: { body: commentOf(decision) } }),
    ...(checked || published.checkRun !== undefined ? { checkRun: checkRunOf(decision) } : {}),
  };
}

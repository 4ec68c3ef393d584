import { z } from 'zod';
import { handler, installation, repository } from './event.ts';

const shape = z.object({
  action: z.string(),
  installation,
  repository,
  pull_request: z.object({ number: z.number() }),
  review: z.object({
    id: z.number(),
    commit_id: z.string().nullable(),
    state: z.string(),
    user: z.object({ login: z.string() }).nullable(),
  }),
});

/**
 * A review that was submitted, edited or dismissed. The commit it was given for is taken from the event of its
 * arrival, for GitHub may move it along later.
 */
export const onPullRequestReview = handler('pull_request_review', shape, (payload) => {
  const { action, review } = payload;
  if (!['submitted', 'edited', 'dismissed'].includes(action)) return [];
  const { id, commit_id: commit, user } = review;
  const arrived = action === 'submitted' && commit !== null && user !== null;
  return [
    {
      kind: 'pull-request',
      pull: {
        installation: payload.installation,
        repository: payload.repository,
        number: payload.pull_request.number,
      },
      cause: `pull_request_review.${action}`,
      ...(arrived ? { reviews: [{ id, commit, login: user.login }] } : {}),
    },
  ];
});

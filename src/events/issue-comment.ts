import { z } from 'zod';
import { handler, installation, repository, sender } from './event.ts';

const shape = z.object({
  action: z.string(),
  installation,
  repository,
  issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }),
  comment: z.object({ body: z.string().nullable() }),
  sender,
});

/** The command on a line of its own. */
const RECHECK = /^[ \t]*\/migration-gate[ \t]+recheck[ \t]*$/im;

/** A person asks for another look. */
export const onIssueComment = handler('issue_comment', shape, (payload) => {
  const { action, issue, comment } = payload;
  const asked = action === 'created' && payload.sender.type === 'User' && RECHECK.test(comment.body ?? '');
  if (!asked || issue.pull_request === undefined) return [];
  return [
    {
      kind: 'pull-request',
      pull: { installation: payload.installation, repository: payload.repository, number: issue.number },
      cause: 'recheck',
    },
  ];
});

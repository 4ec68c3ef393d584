import { z } from 'zod';
import { handler, installation, repository } from './event.ts';

const shape = z.object({
  action: z.string(),
  number: z.number(),
  installation,
  repository,
  pull_request: z.object({ head: z.object({ sha: z.string() }), updated_at: z.string() }),
  sender: z.object({ login: z.string() }),
  changes: z
    .object({
      base: z.unknown().optional(),
      body: z.unknown().optional(),
      title: z.unknown().optional(),
    })
    .optional(),
});

/** Actions after which an earlier success must not stand until it was looked at again. */
const RESETS = new Set(['reopened', 'ready_for_review', 'converted_to_draft']);
const READS = new Set(['opened', 'synchronize', 'closed', ...RESETS]);

/** What happens to a pull request itself. Of edits only those of base branch, title and description matter. */
export const onPullRequest = handler('pull_request', shape, (payload) => {
  const { action, number, changes, pull_request: pull, sender } = payload;
  const edited = action === 'edited' ? changes : undefined;
  const retargeted = edited?.base !== undefined;
  const reworded = edited?.body !== undefined || edited?.title !== undefined;
  if (!READS.has(action) && !retargeted && !reworded) return [];
  const pushes =
    action === 'synchronize' ? [{ head: pull.head.sha, by: sender.login, at: pull.updated_at }] : [];
  const reset = RESETS.has(action) || retargeted;
  return [
    {
      kind: 'pull-request',
      pull: { installation: payload.installation, repository: payload.repository, number },
      cause: `pull_request.${action}`,
      ...(pushes.length > 0 ? { pushes } : {}),
      ...(reset ? { reset: true } : {}),
    },
  ];
});

import { z } from 'zod';
import { CHECK_RUN_NAME } from '../publication/check-run/check-run.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import { handler, installation, repository, sender } from './event.ts';

const ofStatus = z.object({ installation, repository, sha: z.string(), context: z.string(), sender });

const ofCheckRun = z.object({
  action: z.string(),
  installation,
  repository,
  check_run: z.object({ name: z.string(), head_sha: z.string(), status: z.string().optional() }),
});

/**
 * A status on a commit; whether anyone waits for it is known to the store. One of our own name may be somebody
 * else's, for whoever may write statuses may choose the name: then ours has to be set again.
 */
export const onStatus = handler('status', ofStatus, ({ context, sha, ...payload }) => [
  {
    kind: 'commit',
    installation: payload.installation,
    repository: payload.repository,
    sha,
    context,
    ...(context === STATUS_CONTEXT ? { inOurName: payload.sender.login } : {}),
    cause: `status ${context}`,
  },
]);

/** A check of somebody's has ended; it may have been created so. */
export const onCheckRun = handler('check_run', ofCheckRun, (payload) => {
  const { name, head_sha: sha, status } = payload.check_run;
  const ended = payload.action === 'completed' || status === 'completed';
  if (!ended || name === CHECK_RUN_NAME) return [];
  return [
    {
      kind: 'commit',
      installation: payload.installation,
      repository: payload.repository,
      sha,
      context: name,
      cause: `check_run ${name}`,
    },
  ];
});

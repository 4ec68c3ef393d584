import { z } from 'zod';
import { CHECK_RUN_NAME } from '../publication/check-run/check-run.ts';
import { STATUS_CONTEXT } from '../publication/status.ts';
import { handler, installation, repository } from './event.ts';

const ofStatus = z.object({ installation, repository, sha: z.string(), context: z.string() });

const ofCheckRun = z.object({
  action: z.string(),
  installation,
  repository,
  check_run: z.object({ name: z.string(), head_sha: z.string(), status: z.string().optional() }),
});

/** A status of somebody's on a commit; whether anyone waits for it is known to the store. */
export const onStatus = handler('status', ofStatus, ({ context, sha, ...payload }) =>
  context === STATUS_CONTEXT
    ? []
    : [
        {
          kind: 'commit',
          installation: payload.installation,
          repository: payload.repository,
          sha,
          context,
          cause: `status ${context}`,
        },
      ],
);

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

import { z } from 'zod';
import type { Job } from '../domain/job.ts';
import { handler, installation } from './event.ts';

const ofInstallation = z.object({ action: z.string(), installation });

const ofRepositories = z.object({
  action: z.string(),
  installation,
  repositories_added: z.array(z.object({ full_name: z.string() })),
});

const BEGINS = new Set(['created', 'unsuspend', 'new_permissions_accepted']);

/** The app came to an account, or may do more there. */
export const onInstallation = handler('installation', ofInstallation, (payload) =>
  BEGINS.has(payload.action)
    ? [{ kind: 'installation', installation: payload.installation, cause: `installation.${payload.action}` }]
    : [],
);

/** The app came to repositories. */
export const onInstallationRepositories = handler('installation_repositories', ofRepositories, (payload) =>
  payload.repositories_added.map(({ full_name: fullName }): Job => {
    const [owner = '', name = ''] = fullName.split('/');
    return {
      kind: 'repository',
      installation: payload.installation,
      repository: { owner, name },
      cause: `installation_repositories.${payload.action}`,
    };
  }),
);

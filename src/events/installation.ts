import { z } from 'zod';
import type { Job } from '../domain/job.ts';
import type { RepositoryRef } from '../domain/repository.ts';
import { handler, installation } from './event.ts';

const named = z.object({ full_name: z.string() }).transform(({ full_name: fullName }): RepositoryRef => {
  const [owner = '', name = ''] = fullName.split('/');
  return { owner, name };
});

const ofInstallation = z.object({ action: z.string(), installation });

const ofRepositories = z.object({
  action: z.string(),
  installation,
  repositories_added: z.array(named),
  repositories_removed: z.array(named).default([]),
});

const BEGINS = new Set(['created', 'unsuspend', 'new_permissions_accepted']);

/** The app came to an account, may do more there, or left it. While it is suspended it can do nothing there. */
export const onInstallation = handler('installation', ofInstallation, ({ action, installation: id }) => {
  const cause = `installation.${action}`;
  if (action === 'deleted') return [{ kind: 'left', installation: id, cause }];
  return BEGINS.has(action) ? [{ kind: 'installation', installation: id, cause }] : [];
});

/** The app came to repositories, or left some. */
export const onInstallationRepositories = handler('installation_repositories', ofRepositories, (payload) => {
  const about = {
    installation: payload.installation,
    cause: `installation_repositories.${payload.action}`,
  };
  return [
    ...payload.repositories_added.map((repository): Job => ({ kind: 'repository', repository, ...about })),
    ...payload.repositories_removed.map((repository): Job => ({ kind: 'left', repository, ...about })),
  ];
});

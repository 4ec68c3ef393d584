import { z } from 'zod';
import type { EventHandler } from './event.ts';
import { handler, installation, repository } from './event.ts';

const organisationWide = z.object({ action: z.string(), installation });
const ofTeam = z.object({ action: z.string(), installation, repository: repository.optional() });
const ofRepository = z.object({ action: z.string(), installation, repository });

/** Somebody came to a team or left it: what they hold may have changed in every repository. */
export const onMembership: EventHandler = handler('membership', organisationWide, (payload) => [
  { kind: 'installation', installation: payload.installation, cause: `membership.${payload.action}` },
]);

/** A team changed; where the event names a repository, only there. */
export const onTeam: EventHandler = handler('team', ofTeam, (payload) => {
  const cause = `team.${payload.action}`;
  const { installation: id } = payload;
  return payload.repository === undefined
    ? [{ kind: 'installation', installation: id, cause }]
    : [{ kind: 'repository', installation: id, repository: payload.repository, cause }];
});

/** Somebody joined the organisation or left it. */
export const onOrganization: EventHandler = handler('organization', organisationWide, (payload) =>
  payload.action.startsWith('member_')
    ? [{ kind: 'installation', installation: payload.installation, cause: `organization.${payload.action}` }]
    : [],
);

/** Somebody's permission on a repository changed. */
export const onMember: EventHandler = handler('member', ofRepository, (payload) => [
  {
    kind: 'repository',
    installation: payload.installation,
    repository: payload.repository,
    cause: `member.${payload.action}`,
  },
]);

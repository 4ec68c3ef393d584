import { z } from 'zod';
import { POLICY_PATH } from '../domain/policy.ts';
import { handler, installation, repository } from './event.ts';

const paths = z.array(z.string()).optional();

const shape = z.object({
  ref: z.string(),
  deleted: z.boolean(),
  forced: z.boolean(),
  installation,
  repository,
  commits: z.array(z.object({ added: paths, modified: paths, removed: paths })),
  head_commit: z.unknown(),
});

/** GitHub lists no more commits in a push. Source: “Webhook events and payloads”, push. */
const MOST_COMMITS = 2_048;

/**
 * What may be a migration under some policy: which policy is in force is not known here. Too much costs a few
 * requests, too little would leave a pull request judged against a base branch that is no longer there.
 */
const MAY_BE_MIGRATION =
  /\.(?:sql|psql|pgsql)$|migrat|schema|alembic|prisma|supabase|flyway|liquibase|changelog|(?:^|\/)(?:db|database|sql|versions)\//i;

/** A push to a branch that pull requests may target, where it may change what they are judged by. */
export const onPush = handler('push', shape, (payload) => {
  const branch = /^refs\/heads\/(.+)$/.exec(payload.ref)?.[1];
  if (branch === undefined || payload.deleted || !concernsGate(payload)) return [];
  return [
    {
      kind: 'branch',
      installation: payload.installation,
      repository: payload.repository,
      branch,
      cause: 'push',
    },
  ];
});

/** A forced push, or one longer than GitHub lists, may have changed anything. */
function concernsGate({ forced, commits }: z.infer<typeof shape>): boolean {
  if (forced || commits.length >= MOST_COMMITS) return true;
  const changed = commits.flatMap(({ added = [], modified = [], removed = [] }) => [
    ...added,
    ...modified,
    ...removed,
  ]);
  return changed.some((path) => path.toLowerCase() === POLICY_PATH || MAY_BE_MIGRATION.test(path));
}

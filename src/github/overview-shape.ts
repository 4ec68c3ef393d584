import { z } from 'zod';
import { actor, checkRollup, comment, commit, file, pageOf, review, status } from './shapes.ts';

const twins = z
  .object({
    nodes: z.array(
      z.object({
        number: z.number(),
        state: z.string(),
        headRefOid: z.string(),
        baseRefName: z.string(),
        repository: z.object({ nameWithOwner: z.string() }),
      }),
    ),
  })
  .nullable();

const pullRequest = z.object({
  title: z.string(),
  body: z.string(),
  url: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  updatedAt: z.string(),
  mergedAt: z.string().nullable(),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  labels: z.object({ nodes: z.array(z.object({ name: z.string() })) }).nullable(),
  changedFiles: z.number(),
  author: actor,
  headRefOid: z.string(),
  headRepository: z.object({ nameWithOwner: z.string() }).nullable(),
  isCrossRepository: z.boolean(),
  headRef: z.object({ associatedPullRequests: twins }).nullable(),
  baseRefName: z.string(),
  baseRefOid: z.string(),
  baseRef: z.object({ target: z.object({ oid: z.string(), policy: file.optional() }).nullable() }).nullable(),
  files: pageOf(z.object({ path: z.string(), changeType: z.string() }))
    .extend({ totalCount: z.number() })
    .nullable(),
  reviews: pageOf(review).nullable(),
  commits: pageOf(commit).extend({ totalCount: z.number() }),
  comments: pageOf(comment),
  timelineItems: z.object({
    nodes: z.array(
      z.object({
        createdAt: z.string(),
        actor: z.object({ login: z.string() }).nullable(),
        afterCommit: z.object({ oid: z.string() }).nullable(),
      }),
    ),
  }),
  requests: z.object({
    nodes: z.array(
      z.object({
        requestedReviewer: z
          .object({ login: z.string().optional(), combinedSlug: z.string().optional() })
          .nullish(),
      }),
    ),
  }),
  head: z.object({
    nodes: z.array(
      z.object({
        commit: z.object({
          oid: z.string(),
          associatedPullRequests: twins,
          status: z
            .object({
              context: status
                .extend({ description: z.string().nullable(), targetUrl: z.string().nullable() })
                .nullable(),
            })
            .nullable(),
          statusCheckRollup: checkRollup,
          checkSuites: z
            .object({
              nodes: z.array(
                z.object({
                  checkRuns: z
                    .object({
                      nodes: z.array(z.object({ externalId: z.string().nullable() })),
                    })
                    .nullable(),
                }),
              ),
            })
            .nullable(),
        }),
      }),
    ),
  }),
});

export type PullShape = z.infer<typeof pullRequest>;

const organisation = z
  .object({
    defaultBranchRef: z.object({ target: z.object({ policy: file.optional() }).nullable() }).nullable(),
  })
  .nullable();

export type OrganisationShape = z.infer<typeof organisation>;

/** The commit at the head; undefined where GitHub's list of commits is behind. */
export function headCommit({ head, headRefOid }: PullShape) {
  return head.nodes.find(({ commit: { oid } }) => oid === headRefOid)?.commit;
}

/** The answer to the overview query; people stand beside the pull request under names of their own. */
export const overview = z
  .object({
    viewer: z.object({ login: z.string() }),
    repository: z.object({ nameWithOwner: z.string(), pullRequest }).catchall(z.unknown()),
    organisation,
  })
  .catchall(z.unknown());

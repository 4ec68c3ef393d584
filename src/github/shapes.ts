import { z } from 'zod';

/** The parts of GraphQL's answers that several queries share. */

export const actor = z
  .object({
    // What GitHub may call an account one day is no person to us.
    __typename: z.enum(['User', 'Bot', 'Organization', 'Mannequin', 'EnterpriseUserAccount']).catch('Bot'),
    login: z.string(),
  })
  .nullable()
  .transform((given) => (given === null ? undefined : { login: given.login, type: given.__typename }));

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** A page of a list. */
export const pageOf = <T>(node: z.ZodType<T>) => z.object({ pageInfo, nodes: z.array(node) });

export interface Page<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly T[];
}

export const file = z
  .object({
    mode: z.number(),
    type: z.string(),
    object: z
      .object({
        __typename: z.string(),
        oid: z.string(),
        byteSize: z.number().optional(),
        isBinary: z.boolean().nullish(),
        isTruncated: z.boolean().optional(),
        text: z.string().nullish(),
      })
      .nullable(),
  })
  .nullable();

export type FileShape = z.infer<typeof file>;

/** A status: what it says, and who says so. */
export const status = z.object({
  state: z.enum(['SUCCESS', 'PENDING', 'FAILURE', 'ERROR', 'EXPECTED']),
  creator: z.object({ login: z.string() }).nullable(),
});

export type StatusShape = z.infer<typeof status>;

export const review = z.object({
  fullDatabaseId: z.coerce.number(),
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
  submittedAt: z.string().nullable(),
  url: z.string(),
  commit: z.object({ oid: z.string() }).nullable(),
  author: actor,
});

export type ReviewShape = z.infer<typeof review>;

const gitActor = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  user: z.object({ login: z.string() }).nullable(),
});

export type GitActorShape = z.infer<typeof gitActor>;

export const commit = z.object({
  commit: z.object({
    oid: z.string(),
    authors: z.object({ totalCount: z.number(), nodes: z.array(gitActor) }),
    committer: gitActor.nullable(),
  }),
});

export type CommitShape = z.infer<typeof commit>;

export const comment = z.object({
  fullDatabaseId: z.coerce.number(),
  id: z.string(),
  url: z.string(),
  body: z.string(),
  viewerDidAuthor: z.boolean(),
});

export type CommentShape = z.infer<typeof comment>;

const check = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('StatusContext'), context: z.string(), state: z.string() }),
  z.object({
    __typename: z.literal('CheckRun'),
    startedAt: z.string().nullable(),
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullable(),
    checkSuite: z.object({ app: z.object({ databaseId: z.number().nullable() }).nullable() }),
  }),
]);

export type CheckShape = z.infer<typeof check>;

/** Statuses and check runs of a commit; null where there are none. */
export const checkRollup = z.object({ contexts: pageOf(check) }).nullable();

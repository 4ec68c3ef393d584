import { z } from 'zod';
import type { FollowUp, FollowUpIssue } from '../domain/follow-up.ts';
import type { IssueChange } from '../domain/publication.ts';
import { fullName, type PullRef, pullName } from '../domain/repository.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Connection } from './connection.ts';
import { NEWEST_ISSUES } from './queries/newest.ts';

const created = z.object({ data: z.object({ number: z.number() }) });

const latest = z.object({
  repository: z.object({
    issues: z.object({
      nodes: z.array(z.object({ number: z.number(), body: z.string(), viewerDidAuthor: z.boolean() })),
    }),
  }),
});

const issue = z.object({
  data: z.object({
    number: z.number(),
    html_url: z.string(),
    state: z.enum(['open', 'closed']),
    body: z.string().nullish(),
    labels: z.array(z.union([z.string(), z.object({ name: z.string().optional() })])),
    closed_at: z.string().nullable(),
  }),
});

/**
 * Opens an issue, unless one of ours with the same first line is among the newest: an answer that was lost on the
 * way is no reason for a second one. One request reads and one writes.
 *
 * @returns its number.
 */
export async function openFollowUp(
  connection: Connection,
  pull: PullRef,
  { title, body, labels }: FollowUp,
): Promise<number> {
  const { owner, name: repo } = pull.repository;
  const read = await connection.query(
    `the newest issues of ${fullName(pull.repository)}`,
    NEWEST_ISSUES,
    { owner, name: repo },
    latest,
  );
  const there = read.repository.issues.nodes.find(
    (each) => each.viewerDidAuthor && firstLine(each.body) === firstLine(body),
  );
  if (there !== undefined) return there.number;
  const { data } = await connection.write(`an issue to be opened for ${pullName(pull)}`, created, (octokit) =>
    octokit.rest.issues.create({ owner, repo, title, body, labels: [...labels] }),
  );
  return data.number;
}

/** Changes an issue of ours. */
export async function updateFollowUp(
  connection: Connection,
  pull: PullRef,
  number: number,
  { state, body, labels }: IssueChange,
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  await connection.write(
    `issue #${number} of ${fullName(pull.repository)} to be updated`,
    z.unknown(),
    (octokit) =>
      octokit.rest.issues.update({
        owner,
        repo,
        issue_number: number,
        ...(state === undefined ? {} : { state }),
        ...(body === undefined ? {} : { body }),
        ...(labels === undefined ? {} : { labels: [...labels] }),
      }),
  );
}

/** An issue of ours; undefined when it was deleted, or moved to a repository out of the app's reach. */
export async function readFollowUp(
  connection: Connection,
  { repository }: PullRef,
  number: number,
): Promise<FollowUpIssue | undefined> {
  const { owner, name: repo } = repository;
  try {
    const { data } = await connection.rest(`issue #${number} of ${fullName(repository)}`, issue, (octokit) =>
      octokit.rest.issues.get({ owner, repo, issue_number: number }),
    );
    return {
      number: data.number,
      url: data.html_url,
      state: data.state,
      body: data.body ?? '',
      labels: data.labels.flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
      ...(data.closed_at === null ? {} : { closedAt: data.closed_at }),
    };
  } catch (error) {
    if (error instanceof GitHubFault && error.kind === 'gone') return undefined;
    throw error;
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}

import { z } from 'zod';
import { sameLogin } from '../domain/account.ts';
import { type PullRef, pullName } from '../domain/repository.ts';
import type { Connection } from './connection.ts';

/**
 * Asks people, and teams as `organisation/slug`, for a review. GitHub knows teams by their slugs alone, so those of
 * another organisation are left out: one of the same slug would be asked in their place.
 */
export async function requestReviewers(
  connection: Connection,
  pull: PullRef,
  names: readonly string[],
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  const reviewers = names.filter((name) => !name.includes('/'));
  const teams = names.flatMap((name) => {
    const [organisation = '', slug] = name.split('/');
    return slug !== undefined && sameLogin(organisation, owner) ? [slug] : [];
  });
  if (reviewers.length + teams.length === 0) return;
  await connection.write(`reviews to be requested on ${pullName(pull)}`, z.unknown(), (octokit) =>
    octokit.rest.pulls.requestReviewers({
      owner,
      repo,
      pull_number: pull.number,
      reviewers,
      team_reviewers: teams,
    }),
  );
}

import { z } from 'zod';
import { type PullRef, pullName } from '../domain/repository.ts';
import { GitHubFault } from '../usecases/ports/github-fault.ts';
import type { Connection } from './connection.ts';

/** Labels a pull request; GitHub makes a label that the repository does not have. */
export async function addLabels(
  connection: Connection,
  pull: PullRef,
  labels: readonly string[],
): Promise<void> {
  const { owner, name: repo } = pull.repository;
  await connection.write(`labels to be put on ${pullName(pull)}`, z.unknown(), (octokit) =>
    octokit.rest.issues.addLabels({ owner, repo, issue_number: pull.number, labels: [...labels] }),
  );
}

/** Takes a label from a pull request; one that somebody took meanwhile is gone as it should. */
export async function removeLabel(connection: Connection, pull: PullRef, name: string): Promise<void> {
  const { owner, name: repo } = pull.repository;
  try {
    await connection.write(`a label to be taken from ${pullName(pull)}`, z.unknown(), (octokit) =>
      octokit.rest.issues.removeLabel({ owner, repo, issue_number: pull.number, name }),
    );
  } catch (error) {
    if (!(error instanceof GitHubFault && error.kind === 'gone')) throw error;
  }
}

import { fullName, type PullRef, pullName, type RepositoryRef, type Sha } from '../domain/repository.ts';

/** Names a pull request in the tables; GitHub's names are compared without regard to case. */
export function pullKey(pull: PullRef): string {
  return `${pull.installation}/${pullName(pull)}`.toLowerCase();
}

/** Names the content of a blob: whoever knows the name of one has it from GitHub, and of the same installation. */
export function textKey(installation: number, blob: Sha): string {
  return `${installation}/${blob}`;
}

/** What the keys of all pull requests of a repository begin with. */
export function repositoryKey(installation: number, repository: RepositoryRef): string {
  return `${installation}/${fullName(repository)}#`.toLowerCase();
}

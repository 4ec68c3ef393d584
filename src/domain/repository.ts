/** A Git object's name, in hexadecimal. */
export type Sha = string;

export interface RepositoryRef {
  readonly owner: string;
  readonly name: string;
}

/** Names one pull request on one installation of the app. */
export interface PullRef {
  readonly installation: number;
  readonly repository: RepositoryRef;
  readonly number: number;
}

/** `owner/name`, as people write it. */
export function fullName(repository: RepositoryRef): string {
  return `${repository.owner}/${repository.name}`;
}

/** `owner/name#12`, as people write it; also the key under which work for a pull request is coalesced. */
export function pullName(pull: Pick<PullRef, 'repository' | 'number'>): string {
  return `${fullName(pull.repository)}#${pull.number}`;
}

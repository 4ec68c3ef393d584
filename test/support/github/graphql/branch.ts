import { branchHead, type Repository } from '../state/repository.ts';
import type { Asking } from './asking.ts';
import { commitOf } from './objects.ts';

/** A branch and the commit it points to; null when there is none of that name. */
export function branchOf(asking: Asking, repository: Repository, name: string) {
  const sha = branchHead(repository, name);
  if (sha === undefined) return null;
  return { name, prefix: 'refs/heads/', target: () => commitOf(asking, repository, sha) };
}

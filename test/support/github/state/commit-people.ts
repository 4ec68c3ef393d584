import type { CommitObject, Signature } from '../git/object-store.ts';
import { type Account, keyOf } from './account.ts';
import type { World } from './world.ts';

/** The account that a signature's address belongs to, where there is one. */
export function accountOfEmail(world: World, email: string): Account | undefined {
  const wanted = keyOf(email);
  for (const account of world.accounts.values())
    if (account.type !== 'Organization' && keyOf(account.email) === wanted) return account;
  return undefined;
}

/** The author and then the co-authors that the trailers of the message name. */
export function authorsOf(commit: CommitObject): readonly Signature[] {
  const trailers = [...commit.message.matchAll(/^co-authored-by:\s*(.*?)\s*<([^>]*)>\s*$/gim)];
  const coAuthors = trailers.map(([, name = '', email = '']) => ({ name, email, at: commit.author.at }));
  const seen = new Set<string>();
  return [commit.author, ...coAuthors].filter(({ email }) => {
    const fresh = !seen.has(keyOf(email));
    seen.add(keyOf(email));
    return fresh;
  });
}

import type { Commit, CommitPart, CommitPerson } from '../domain/snapshot.ts';
import type { CommitShape, GitActorShape } from './shapes.ts';

/** GitHub commits by itself when somebody merges or edits on its pages; it writes nothing by itself. */
const WEB_FLOW = { login: 'web-flow', email: 'noreply@github.com' };

/** Bots have no account that GraphQL calls a user; their address names them. */
const BOT = /^(?:\d+\+)?([\w.-]+\[bot\])@users\.noreply\.github\.com$/i;

/** Everyone who had a part in a commit. The first author is its own, the others are named in `Co-authored-by`. */
export function commitOf({ commit }: CommitShape): Commit {
  const { oid, authors, committer } = commit;
  const people: CommitPerson[] = authors.nodes.flatMap((author, index) =>
    personOf(author, index === 0 ? 'author' : 'co-author'),
  );
  if (authors.totalCount > authors.nodes.length)
    people.push({
      kind: 'unattributed',
      name: 'more authors than GitHub lists',
      email: '',
      part: 'co-author',
    });
  return { sha: oid, people: committer === null ? people : [...people, ...personOf(committer, 'committer')] };
}

function personOf({ name, email, user }: GitActorShape, part: CommitPart): readonly CommitPerson[] {
  const isWebFlow = user === null ? email === WEB_FLOW.email : user.login === WEB_FLOW.login;
  if (isWebFlow && part === 'committer') return [];
  if (user !== null && !isWebFlow) return [{ kind: 'account', login: user.login, part }];
  const bot = BOT.exec(email ?? '')?.[1];
  if (bot !== undefined) return [{ kind: 'account', login: bot, part }];
  return [{ kind: 'unattributed', name: name ?? '', email: email ?? '', part }];
}

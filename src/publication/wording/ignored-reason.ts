import type { IgnoredReason } from '../../domain/approval.ts';
import type { ContributionPart } from '../../domain/snapshot.ts';
import { shortSha, withoutStop } from './list.ts';
import { rolesWords } from './shortfall.ts';

/** Why an approval does not count, as what is said of the person: `ann: opened this pull request …`. */
export function ignoredWords(reason: IgnoredReason): string {
  switch (reason.kind) {
    case 'author':
      return 'opened this pull request, and nobody approves their own migration';
    case 'contributor':
      return `${partWords(reason.part)} commit ${shortSha(reason.commit)} of this pull request, and nobody approves their own migration`;
    case 'not-a-user':
      return `is ${accountWords(reason.type)}, and only people can approve`;
    case 'no-role':
      return `does not hold the role this takes: ${rolesWords(reason.needed)}`;
    case 'role-unknown':
      return `may or may not hold the role this takes: ${withoutStop(reason.detail)}`;
    case 'stale':
      return 'approved something else: the migrations or the policy changed since, so it takes another look';
    case 'stale-unknown':
      return `approved, but it is not known what: ${withoutStop(reason.detail)}. Another approval settles it`;
  }
}

function partWords(part: ContributionPart): string {
  switch (part) {
    case 'author':
      return 'wrote';
    case 'co-author':
      return 'co-wrote';
    case 'committer':
      return 'committed';
    case 'pusher':
      return 'pushed';
  }
}

function accountWords(type: string): string {
  switch (type) {
    case 'Bot':
      return 'a bot';
    case 'Organization':
      return 'an organisation';
    case 'Mannequin':
      return 'a placeholder for an imported account';
    default:
      return `an account of type ${type}`;
  }
}

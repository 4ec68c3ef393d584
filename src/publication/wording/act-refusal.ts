import type { ActRefusal } from '../../domain/act-refusal.ts';
import { joined, shortSha, withoutStop } from './list.ts';
import { rolesWords } from './shortfall.ts';
import { timeWords } from './time.ts';

/**
 * Why something that somebody did does not count, as a clause with a subject of its own, names between backticks.
 *
 * @param levelNames as the policy calls the levels.
 */
export function actRefusalWords(
  refusal: ActRefusal,
  levelNames: Readonly<Record<'low' | 'medium' | 'high', string>>,
): string {
  switch (refusal.kind) {
    case 'author':
      return 'they opened this pull request, and others answer for it';
    case 'contributor':
      return `they had a part in commit ${shortSha(refusal.commit)}, and others answer for it`;
    case 'no-role':
      return `it takes ${rolesWords(refusal.needed)}`;
    case 'role-unknown':
      return `it is not known whether they may: ${withoutStop(refusal.detail)}`;
    case 'stale':
      return 'the migrations or the policy changed since';
    case 'stale-unknown':
      return 'it is not known which migrations they had before them';
    case 'expired':
      return `it lasted until ${timeWords(refusal.at)}`;
    case 'nobody-may':
      return 'the policy lets nobody do this';
    case 'nothing-to-waive':
      return `there is no line of the checklist and no finding called \`${refusal.item}\``;
    case 'not-waivable':
      return `what \`${refusal.rule}\` finds is a hazard or holds for everybody, so it cannot be waived`;
    case 'policy-change':
      return 'a pull request that changes the policy waits for its approvals';
    case 'wrong-level':
      return `it is possible only for ${joined(
        refusal.levels.map((level) => levelNames[level]),
        'or',
      )}`;
  }
}

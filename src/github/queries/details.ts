import { FILE_FIELDS } from './fields.ts';
import type { PeopleQuery } from './people.ts';

/**
 * Files at commits and the standing of people in one request. The commits are `commit0` and on; in each, its files
 * bear the numbers of their paths, whose variables are `$path0` and on.
 *
 * @param commits for each commit the numbers of the paths that are asked for.
 */
export function detailsQuery(
  commits: readonly (readonly number[])[],
  paths: number,
  people: PeopleQuery,
): string {
  const declared = [
    '$owner: String!, $name: String!',
    ...commits.map((_, at) => `$commit${at}: GitObjectID!`),
    ...Array.from({ length: paths }, (_, at) => `$path${at}: String!`),
    ...people.declared,
  ];
  const files = commits.map(
    (numbers, at) => `commit${at}: object(oid: $commit${at}) {
      ... on Commit {
        ${numbers.map((path) => `file${path}: file(path: $path${path}) { ${FILE_FIELDS} }`).join('\n        ')}
      }
    }`,
  );
  const ofFiles = `files: repository(owner: $owner, name: $name) {
    ${files.join('\n    ')}
  }`;
  return `query Details(${declared.join(', ')}) {
  ${commits.length === 0 ? '' : ofFiles}
  repository(owner: $owner, name: $name) {
    nameWithOwner
    ${people.ofRepository.join('\n    ')}
  }
  ${people.ofRoot.join('\n  ')}
}`;
}

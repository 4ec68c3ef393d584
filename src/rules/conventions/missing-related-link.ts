import { readDescription } from '../../conventions/description.ts';
import { tellsRelated } from '../../conventions/related-link.ts';
import { sectionSkeletons } from '../description-skeleton.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = `conventions:
  pull-request:
    links: { when: { levels: [medium, high] } }`;

const RENAME = { 'migrations/099_rename.sql': 'ALTER TABLE bookings RENAME COLUMN note TO remark;' };

export const missingRelatedLink = pullRequestRule({
  id: 'missing-related-link',
  title: 'A pull request does not say which other ones belong to it',
  why: 'Code and schema are deployed one after the other, and whoever deploys must know of both to do it in the right order.',
  saferWay: 'Link to the pull request that belongs to it, or say that there is none.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.links,
  examples: {
    bad: [
      { policy: POLICY, files: RENAME, description: 'Guests call it a remark.' },
      {
        policy: POLICY,
        files: RENAME,
        description: `Follows #12.

## Related PRs
- Link to frontend/backend code changes if applicable`,
      },
    ],
    good: [
      {
        policy: POLICY,
        files: RENAME,
        description: '## Related PRs\n- [the form](https://github.com/acme/web/pull/12)',
      },
      { policy: POLICY, files: RENAME, description: 'To be deployed right after acme/web#12.' },
      { policy: POLICY, files: RENAME, description: '**Related PRs**: none' },
      { policy: POLICY, files: { 'migrations/099.sql': 'CREATE TABLE t (id bigint);' }, description: '' },
    ],
  },
  check(context) {
    const description = context.change?.words?.description;
    if (description === undefined || tellsRelated(readDescription(description))) return [];
    return [
      {
        message:
          'The description links to no related pull request or issue, such as `#12` or `acme/web#12`, and does not say that there is none.',
        text: { language: 'markdown', text: sectionSkeletons(['Related PRs'], context) },
        words: 'description',
      },
    ];
  },
});

import { type Description, descriptionOf } from '../../conventions/description.ts';
import { saysNone } from '../../conventions/placeholder.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = 'conventions:\n  pull-request:\n    links: true';
const RENAME = { 'migrations/099_rename.sql': 'ALTER TABLE bookings RENAME note TO remark;' };

export const missingRelatedLink = pullRequestRule({
  id: 'missing-related-link',
  title: 'The description does not say which code belongs to the migration',
  why: 'Code and schema are deployed one after the other: whoever does it has to know what comes first, and what to hold back when it fails.',
  saferWay: 'Link the pull requests that use the change, or write that there are none.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.links,
  examples: {
    bad: [
      { policy: POLICY, files: RENAME, description: 'Renames the note.' },
      {
        policy: POLICY,
        files: RENAME,
        description: '## Related PRs\n- Link to frontend/backend code changes if applicable',
      },
    ],
    good: [
      { policy: POLICY, files: RENAME, description: 'The code is in acme/shop#17.' },
      { policy: POLICY, files: RENAME, description: '## Related PRs\nhttps://github.com/acme/shop/pull/17' },
      { policy: POLICY, files: RENAME, description: '## Related PRs\nNone' },
    ],
  },
  check({ change }) {
    if (change?.words === undefined || isTold(descriptionOf(change.words.description))) return [];
    return [
      {
        words: 'description',
        message: 'The description links no related pull request, and does not say that there is none.',
        text: {
          language: 'markdown',
          text: '## Related PRs\n\n- #… (deploy first: the migration, then the code)',
        },
      },
    ];
  },
});

const LINK =
  /(?:^|[\s([])(?:[\w.-]+\/[\w.-]+)?#\d+\b|\bhttps?:\/\/[^\s)]{1,300}\/(?:pull|issues|merge_requests|compare|commit)\/\w+/;

function isTold({ text, sections }: Description): boolean {
  return (
    LINK.test(text) ||
    /\bno (?:related|other) (?:pull requests?|prs?|code changes?)\b/i.test(text) ||
    sections.some(
      ({ heading, own }) =>
        /related|depend|linked/i.test(heading) && own.some((line) => saysNone(line.replace(/^[-*]\s+/, ''))),
    )
  );
}

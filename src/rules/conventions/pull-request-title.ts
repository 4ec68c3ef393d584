import { type Captures, templateOf } from '../../conventions/template.ts';
import { stemOf } from '../../domain/migration-name.ts';
import { compareNaturally } from '../../domain/natural-order.ts';
import type { PullRequestContext } from '../pull-request-context.ts';
import { pullRequestRule } from '../rule.ts';

const POLICY = `conventions:
  pull-request:
    title: '[DB] Migration {number}: {text}'`;
const ADD = { 'migrations/099_add_tags.sql': 'CREATE TABLE tags (id bigint);' };

export const pullRequestTitle = pullRequestRule({
  id: 'pull-request-title',
  title: 'A pull request is not titled as the team titles those with migrations',
  why: 'The title is what stands in the list, in the chat and in the history: it says which migration it is before anybody opens it.',
  saferWay: 'Change the title of the pull request.',
  severity: 'error',
  categories: [],
  asks: ({ pullRequest }) => pullRequest?.title,
  examples: {
    bad: [
      { policy: POLICY, files: ADD, title: 'Add tags' },
      { policy: POLICY, files: ADD, title: '[DB] Migration 098: Add tags' },
    ],
    good: [
      { policy: POLICY, files: ADD, title: '[DB] Migration 099: Add tags' },
      {
        policy: POLICY.replace('{number}', '{number}{letter}'),
        files: { 'migrations/099A_fix_tags.sql': 'CREATE TABLE tags (id bigint);' },
        title: '[DB] Migration 099A: Fix tags',
      },
    ],
  },
  check(context, { templates }) {
    const title = context.change?.words?.title;
    if (title === undefined) return [];
    const compiled = templates.map(templateOf);
    const fits = compiled.map((template) => template.match(title)).filter((fit) => fit !== undefined);
    const numbers = numbersOf(context);
    const [first] = fits.map(numberIn);
    const isOurs = (captures: Captures) => {
      const said = numberIn(captures);
      return said === undefined || numbers.some((own) => compareNaturally(own, said) === 0);
    };
    if (fits.some(isOurs)) return [];
    const better = compiled[0]?.fill({
      ...(numbers[0] === undefined ? {} : { number: numbers[0] }),
      text: topicOf(title, context),
    });
    const wrong =
      fits.length === 0
        ? `does not fit ${templates.map((template) => `\`${template}\``).join(' or ')}`
        : `names migration ${first}, and the files have ${numbers.join(', ') || 'no number'}`;
    return [
      {
        words: 'title',
        message: `The title “${title}” ${wrong}.`,
        ...(better === undefined ? {} : { text: { language: 'markdown', text: better } }),
      },
    ];
  },
});

/** A fix has its migration's number with a letter behind it. */
function numberIn({ number, letter = '' }: Captures): string | undefined {
  return number === undefined ? undefined : number + letter;
}

function numbersOf({ ahead }: PullRequestContext): readonly string[] {
  return ahead.flatMap(({ migration }) => migration.number ?? []);
}

/** What the title says anyway, or else the first migration's name. */
function topicOf(title: string, { ahead }: PullRequestContext): string {
  const said = title.replace(/^(?:\[[^\]]*\]|\W|migration\b|\d+\w?\b)*/i, '').trim();
  if (said !== '') return said;
  const words = stemOf(ahead[0]?.migration.path ?? '')
    .replace(/^\w?[\d.]+[A-Z]?_+/, '')
    .replaceAll('_', ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

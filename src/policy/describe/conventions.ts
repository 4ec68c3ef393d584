import type { Conventions, Scoped } from '../../domain/convention.ts';
import { durationWords } from '../../domain/duration.ts';
import type { Policy } from '../../domain/policy.ts';
import { inBrackets, listed } from './words.ts';

/** The conventions that are in force, a line each. */
export function describeConventions(
  conventions: Conventions,
  policy: Pick<Policy, 'levelNames'>,
): readonly string[] {
  const { header, fileName, numbering, immutable, sections, rollback, idempotent, timeouts } = conventions;
  const line = (words: string, { when }: Scoped) => `Convention: ${words}${inBrackets(when, policy)}`;
  const one = <C extends Scoped>(convention: C | undefined, words: (convention: C) => string) =>
    convention === undefined ? [] : [line(words(convention), convention)];
  const each = <C extends Scoped>(all: readonly C[] | undefined, words: (convention: C) => string) =>
    (all ?? []).map((convention) => line(words(convention), convention));
  return [
    ...one(fileName, ({ templates }) => `files are named ${listed(templates, 'or')}`),
    ...one(numbering, ({ scheme }) => `${scheme} numbers`),
    ...one(immutable, () => 'merged migrations do not change'),
    ...one(header, ({ fields }) => `a header with ${listed(fields)}`),
    ...each(sections, ({ section }) => `a section ${section}`),
    ...one(rollback, ({ files, reverses }) =>
      [
        files === undefined ? 'a rollback' : `a rollback in ${listed(files, 'or')}`,
        ...(reverses ? ['that takes back what the migration does'] : []),
      ].join(' '),
    ),
    ...one(idempotent, () => 'migrations can run twice'),
    ...one(
      timeouts,
      ({ lock, statement }) =>
        `time-outs in effect: ${listed([
          ...(lock === undefined ? [] : [`locks at most ${durationWords(lock)}`]),
          ...(statement === undefined ? [] : [`statements at most ${durationWords(statement)}`]),
        ])}`,
    ),
    ...describeOfPullRequest(conventions, one, each),
  ];
}

type One = <C extends Scoped>(
  convention: C | undefined,
  words: (convention: C) => string,
) => readonly string[];
type Each = <C extends Scoped>(
  all: readonly C[] | undefined,
  words: (convention: C) => string,
) => readonly string[];

function describeOfPullRequest(conventions: Conventions, one: One, each: Each): readonly string[] {
  const { companions, pullRequest, schemaFile, rowSecurity, deprecation, twoPhases } = conventions;
  return [
    ...each(companions, ({ files }) => `${listed(files, 'or')} changes, too`),
    ...one(pullRequest?.title, ({ templates }) => `titles like ${listed(templates, 'or')}`),
    ...each(pullRequest?.sections, ({ heading }) => `a heading “${heading}” in the description`),
    ...each(pullRequest?.boxes, ({ text }) => `the author ticks “${text}” in the description`),
    ...one(pullRequest?.links, () => 'a link to the related pull request'),
    ...one(pullRequest?.agrees, () => 'number and risk in the description agree with the files'),
    ...one(schemaFile, ({ path }) => `${path} and the migrations say the same`),
    ...one(rowSecurity, () => 'new tables have row security and policies'),
    ...one(
      deprecation,
      ({ prefix, wait }) => `dropped only ${durationWords(wait)} after it was renamed to ${prefix}…`,
    ),
    ...one(twoPhases, ({ wait }) => `dropped only ${durationWords(wait)} after what takes its place`),
    ...one(conventions.requiredLater, () => 'NOT NULL comes after the deployment that fills the column'),
    ...one(conventions.explainedDestruction, () => 'what is destroyed is explained in a comment'),
    ...one(conventions.keptData, () => 'rows are deleted only with a backup or a way back'),
  ];
}

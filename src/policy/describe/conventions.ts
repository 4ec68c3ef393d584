import type { Conventions, Scoped } from '../../domain/convention.ts';
import { durationWords } from '../../domain/duration.ts';
import type { PolicyLine } from './line.ts';
import { listed } from './words.ts';

/** The conventions that are in force, a line each. */
export function describeConventions(conventions: Conventions): readonly PolicyLine[] {
  const { header, fileName, numbering, immutable, sections, rollback, idempotent, timeouts } = conventions;
  return [
    ...one('file-name', fileName, ({ templates }) => `files are named ${listed(templates, 'or')}`),
    ...one('numbering', numbering, ({ scheme }) => `${scheme} numbers`),
    ...one('immutable', immutable, () => 'merged migrations do not change'),
    ...one('header', header, ({ fields }) => `a header with ${listed(fields)}`),
    ...each('sections', sections, ({ section }) => `a section ${section}`),
    ...one('rollback', rollback, ({ files, reverses }) =>
      [
        files === undefined ? 'a rollback' : `a rollback in ${listed(files, 'or')}`,
        ...(reverses ? ['that takes back what the migration does'] : []),
      ].join(' '),
    ),
    ...one('idempotent', idempotent, () => 'migrations can run twice'),
    ...one(
      'timeouts',
      timeouts,
      ({ lock, statement }) =>
        `time-outs in effect: ${listed([
          ...(lock === undefined ? [] : [`locks at most ${durationWords(lock)}`]),
          ...(statement === undefined ? [] : [`statements at most ${durationWords(statement)}`]),
        ])}`,
    ),
    ...describeOfPullRequest(conventions),
  ];
}

function one<C extends Scoped>(
  key: string,
  convention: C | undefined,
  words: (convention: C) => string,
): readonly PolicyLine[] {
  return each(key, convention === undefined ? [] : [convention], words);
}

function each<C extends Scoped>(
  key: string,
  all: readonly C[] | undefined,
  words: (convention: C) => string,
): readonly PolicyLine[] {
  return (all ?? []).map((convention) => ({
    path: `conventions.${key}`,
    about: 'convention',
    words: words(convention),
    when: convention.when,
  }));
}

function describeOfPullRequest(conventions: Conventions): readonly PolicyLine[] {
  const { companions, pullRequest, schemaFile, rowSecurity, deprecation, twoPhases } = conventions;
  return [
    ...each('companions', companions, ({ files }) => `${listed(files, 'or')} changes, too`),
    ...one('pull-request', pullRequest?.title, ({ templates }) => `titles like ${listed(templates, 'or')}`),
    ...each(
      'pull-request',
      pullRequest?.sections,
      ({ heading }) => `a heading “${heading}” in the description`,
    ),
    ...each(
      'pull-request',
      pullRequest?.boxes,
      ({ text }) => `the author ticks “${text}” in the description`,
    ),
    ...one('pull-request', pullRequest?.links, () => 'a link to the related pull request'),
    ...one(
      'pull-request',
      pullRequest?.agrees,
      () => 'number and risk in the description agree with the files',
    ),
    ...one('schema-file', schemaFile, ({ path }) => `${path} and the migrations say the same`),
    ...one('row-security', rowSecurity, () => 'new tables have row security and policies'),
    ...one(
      'deprecation',
      deprecation,
      ({ prefix, wait }) => `dropped only ${durationWords(wait)} after it was renamed to ${prefix}…`,
    ),
    ...one(
      'two-phases',
      twoPhases,
      ({ wait }) => `dropped only ${durationWords(wait)} after what takes its place`,
    ),
    ...one(
      'required-later',
      conventions.requiredLater,
      () => 'NOT NULL comes after the deployment that fills the column',
    ),
    ...one(
      'explained-destruction',
      conventions.explainedDestruction,
      () => 'what is destroyed is explained in a comment',
    ),
    ...one('kept-data', conventions.keptData, () => 'rows are deleted only with a backup or a way back'),
  ];
}

import type { PolicyReading, PolicySource } from '../domain/policy.ts';
import { BUILTIN_NAMES, builtinLayers, DEFAULT_NAME } from './builtin/builtin.ts';
import { type Layer, mergeLayers } from './merge.ts';
import { type DraftProblem, wrongValue } from './problems/draft-problem.ts';
import { quote, suggest } from './quote.ts';
import { type Extend, readFile } from './read-file.ts';
import { resolveDemands } from './resolve/demands.ts';
import { resolvePolicy } from './resolve/policy.ts';

/** The organisation's policy, which others may extend; or why there is none. */
export type OrganisationPolicy =
  | { readonly kind: 'text'; readonly text: string; readonly source: PolicySource }
  | { readonly kind: 'missing'; readonly why: string };

/**
 * Reads a repository's policy: the policy as it is used, or everything that is wrong with the text, each with its
 * line and column and what was probably meant. What the text leaves out is as in what it extends, the built-in
 * default unless it says otherwise. Never throws.
 *
 * @param source where the text came from; the policy carries it.
 */
export function readPolicy(
  text: string,
  source: PolicySource,
  organisation: OrganisationPolicy = NO_ORGANISATION,
): PolicyReading {
  const { written, outer, problems } = readFile(text, extending(organisation));
  if (problems.length > 0) return { kind: 'invalid', problems };
  const merged = mergeLayers([...outer, { source, written }]);
  const extended = outer.map((layer) => layer.source);
  return {
    kind: 'valid',
    policy: resolvePolicy(merged.written, { source, extended }),
    origins: merged.origins,
    asked: resolveDemands(merged.written),
  };
}

const NO_ORGANISATION: OrganisationPolicy = {
  kind: 'missing',
  why: 'and its policy is not at hand here',
};

function extending(organisation: OrganisationPolicy): Extend {
  return ({ extends: names = [`builtin:${DEFAULT_NAME}`] }) =>
    names.flatMap((name, index) =>
      name === 'organisation' ? organisationLayers(organisation, index) : namedLayers(name, index),
    );
}

function namedLayers(written: string, index: number): readonly (Layer | DraftProblem)[] {
  const name = written.replace(/^builtin:/, '');
  const layers = builtinLayers(name);
  if (layers !== undefined) return layers;
  const hint = suggest(
    written,
    BUILTIN_NAMES.map((each) => `builtin:${each}`),
  );
  return [wrongValue(['extends', index], `There is no built-in policy ${quote(name)}`, hint)];
}

/** Its own file is read like any other, but that it cannot extend itself. */
function organisationLayers(
  organisation: OrganisationPolicy,
  index: number,
): readonly (Layer | DraftProblem)[] {
  if (organisation.kind === 'missing')
    return [
      wrongValue(
        ['extends', index],
        `The policy extends that of the organisation, ${organisation.why}`,
        'Put `.github/migration-policy.yml` into the repository `.github`, and install the app there, too.',
      ),
    ];
  const { text, source } = organisation;
  const file = readFile(text, extending({ kind: 'missing', why: 'which is this one' }));
  const [first] = file.problems;
  if (first === undefined) return [...file.outer, { source, written: file.written }];
  const more = file.problems.length === 1 ? '' : `, the first of ${file.problems.length} errors`;
  return [
    wrongValue(
      ['extends', index],
      `The policy of the organisation has an error in line ${first.line}${more}: ${first.message.replace(/\.$/, '')}`,
      'Mend it in the repository `.github`.',
    ),
  ];
}

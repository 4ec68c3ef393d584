import type { Policy, PolicyProblem, PolicyReading, PolicySource } from '../domain/policy.ts';
import { type DraftProblem, wrongValue } from './draft-problem.ts';
import { overrideProblems } from './overrides.ts';
import { readBySchema } from './prune.ts';
import { approvalProblems } from './requirements.ts';
import { resolvePolicy } from './resolve.ts';
import { roleProblems } from './roles.ts';
import { schemaProblems } from './schema-problems.ts';
import type { WrittenPolicy } from './written-policy.ts';
import { readYaml } from './yaml/document.ts';
import { placer } from './yaml/place.ts';

/** More at once help nobody, and a broken file can have thousands. */
const MOST_PROBLEMS = 50;

/**
 * Reads the text of a policy, every problem of it at once. Never throws, whatever the text.
 *
 * @param base what counts where the text says nothing.
 */
export function readOn(base: Policy, text: string, source: PolicySource): PolicyReading {
  const document = readYaml(text);
  const place = placer(text);
  if (document.value === null && document.obstacles.length === 0)
    return { kind: 'invalid', problems: [{ ...place(0), ...EMPTY }] };
  const { drafts, written } =
    document.value === undefined || document.value === null
      ? { drafts: [], written: {} }
      : draftsOf(document.value, base, document.readTo === Number.POSITIVE_INFINITY);
  const found = [
    ...document.obstacles,
    ...drafts
      .map((draft) => ({ offset: document.offsetOf(draft), message: draft.message, hint: draft.hint }))
      .filter(({ offset }) => offset < document.readTo),
  ]
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, MOST_PROBLEMS);
  if (found.length === 0) return { kind: 'valid', policy: resolvePolicy(written, base, source) };
  const problems: readonly PolicyProblem[] = found.map(({ offset, message, hint }) => ({
    message: `${message}.`,
    ...place(offset),
    ...(hint === undefined ? {} : { hint }),
  }));
  return { kind: 'invalid', problems };
}

const EMPTY = {
  message: 'The policy is empty.',
  hint: 'Write at least `version: 1`, or remove the file: then the built-in policy is in force.',
};

interface Drafts {
  readonly drafts: readonly DraftProblem[];
  readonly written: WrittenPolicy;
}

/** @param whole whether all of the file was read: only then is something that is not there really missing. */
function draftsOf(value: unknown, base: Policy, whole: boolean): Drafts {
  const { issues, written } = readBySchema(value);
  const bySchema = schemaProblems(issues);
  if (!whole) return { drafts: bySchema, written };
  const beyond = meaningProblems(value, written, base).filter(
    (problem) => !bySchema.some(({ path }) => isWithin(path, problem.path) || isWithin(problem.path, path)),
  );
  return { drafts: [...bySchema, ...beyond], written };
}

function meaningProblems(value: unknown, written: WrittenPolicy, base: Policy): readonly DraftProblem[] {
  const { roles } = resolvePolicy(written, base, base.source);
  const names = [...new Set([...roles.map(({ name }) => name), ...roleNamesIn(value)])];
  return [
    ...roleProblems(written.roles ?? {}, roles, names),
    ...approvalProblems(written.levels ?? {}, roles, names),
    ...overrideProblems(written),
    ...(written.migrations?.tool !== undefined && written.migrations.paths === undefined
      ? [wrongValue(['migrations', 'tool'], TOOL_WITHOUT_PATHS, 'Write `paths`, or leave `tool` out.')]
      : []),
  ];
}

const TOOL_WITHOUT_PATHS = '`tool` says how the files at `paths` are run, and there are no `paths`';

/** The names of the roles in the file, those included that are wrong in some way. */
function roleNamesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || !('roles' in value)) return [];
  const { roles } = value;
  return typeof roles === 'object' && roles !== null ? Object.keys(roles) : [];
}

function isWithin(inner: readonly PropertyKey[], outer: readonly PropertyKey[]): boolean {
  return outer.every((key, index) => inner[index] === key);
}

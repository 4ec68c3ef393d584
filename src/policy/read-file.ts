import type { PolicyProblem } from '../domain/policy.ts';
import { type Layer, mergeLayers } from './merge.ts';
import type { DraftProblem } from './problems/draft-problem.ts';
import { meaningProblems } from './problems/meaning.ts';
import { schemaProblems } from './problems/schema.ts';
import type { WrittenPolicy } from './written/policy.ts';
import { readBySchema } from './written/prune.ts';
import { readYaml } from './yaml/document.ts';
import { placer } from './yaml/place.ts';
import { placed } from './yaml/placed.ts';

/** One file of a policy, read. */
export interface PolicyText {
  /** What is right in it. */
  readonly written: WrittenPolicy;
  /** What it extends. */
  readonly outer: readonly Layer[];
  /** Everything that is wrong with it. */
  readonly problems: readonly PolicyProblem[];
}

/** What a file extends, or what is wrong with how it says so. */
export type Extend = (written: WrittenPolicy) => readonly (Layer | DraftProblem)[];

/**
 * Reads the text of a policy, every problem of it at once. Never throws, whatever the text.
 *
 * @param extend finds what the file extends, which counts where the text says nothing.
 */
export function readFile(text: string, extend: Extend): PolicyText {
  const document = readYaml(text);
  if (document.value === null && document.obstacles.length === 0)
    return { written: {}, outer: [], problems: [{ ...placer(text)(0), ...EMPTY }] };
  const { drafts, written, outer } =
    document.value === undefined || document.value === null
      ? { drafts: [], written: {}, outer: [] }
      : draftsOf(document.value, extend, document.readTo === Number.POSITIVE_INFINITY);
  return { written, outer, problems: placed(text, document, drafts) };
}

const EMPTY = {
  message: 'The policy is empty.',
  hint: 'Write at least `version: 1`, or remove the file: then the built-in policy is in force.',
};

interface Drafts {
  readonly drafts: readonly DraftProblem[];
  readonly written: WrittenPolicy;
  readonly outer: readonly Layer[];
}

/** @param whole whether all of the file was read: only then is something that is not there really missing. */
function draftsOf(value: unknown, extend: Extend, whole: boolean): Drafts {
  const { issues, written } = readBySchema(value);
  const bySchema = schemaProblems(issues);
  const extended = extend(written);
  const outer = extended.filter((each) => 'source' in each);
  if (!whole) return { drafts: bySchema, written, outer };
  const { written: merged } = mergeLayers([...outer, { source: OWN, written }]);
  const beyond = [
    ...extended.filter((each) => 'message' in each),
    ...meaningProblems(value, written, merged),
  ].filter(
    (problem) => !bySchema.some(({ path }) => isWithin(path, problem.path) || isWithin(problem.path, path)),
  );
  return { drafts: [...bySchema, ...beyond], written, outer };
}

/** Where the file itself is from does not matter while it is read. */
const OWN = { kind: 'file', path: '', sha: '' } as const;

function isWithin(inner: readonly PropertyKey[], outer: readonly PropertyKey[]): boolean {
  return outer.every((key, index) => inner[index] === key);
}

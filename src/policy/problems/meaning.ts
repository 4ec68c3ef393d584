import { isMapping } from '../is-mapping.ts';
import { resolveRoles } from '../resolve/roles.ts';
import type { WrittenPolicy } from '../written/policy.ts';
import { approvalProblems } from './approvals.ts';
import { type DraftProblem, wrongValue } from './draft-problem.ts';
import { nameProblems } from './names.ts';
import { roleProblems } from './roles.ts';
import { windowProblems } from './windows.ts';

/**
 * What is wrong with a file that no schema can tell, because it takes more than one place to see it.
 *
 * @param value the file as it is, wrong parts included.
 * @param own the file without its wrong parts.
 * @param merged the same with what it extends.
 */
export function meaningProblems(
  value: unknown,
  own: WrittenPolicy,
  merged: WrittenPolicy,
): readonly DraftProblem[] {
  const roles = resolveRoles(merged.roles ?? {});
  const names = [...new Set([...roles.map(({ name }) => name), ...roleNamesIn(value)])];
  return [
    ...roleProblems(own.roles ?? {}, roles, names),
    ...approvalProblems(own, roles, names),
    ...nameProblems(own, merged),
    ...windowProblems(own, merged),
    ...(own.migrations?.tool !== undefined && merged.migrations?.paths === undefined
      ? [wrongValue(['migrations', 'tool'], TOOL_WITHOUT_PATHS, 'Write `paths`, or leave `tool` out.')]
      : []),
  ];
}

const TOOL_WITHOUT_PATHS = '`tool` says how the files at `paths` are run, and there are no `paths`';

/** The names of the roles in the file, those included that are wrong in some way. */
function roleNamesIn(value: unknown): readonly string[] {
  const roles = isMapping(value) ? value.roles : undefined;
  return isMapping(roles) ? Object.keys(roles) : [];
}

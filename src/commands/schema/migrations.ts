import type { Policy } from '../../domain/policy.ts';
import { POLICY_PATH } from '../../domain/policy.ts';
import { type PlannedFile, planFiles } from '../../usecases/plan-files.ts';
import type { ScriptReader } from '../../usecases/ports/script-reader.ts';
import type { WorkTree } from '../../usecases/ports/work-tree.ts';
import { locate } from '../locate.ts';
import { namedPolicy, ownPolicy, policyInForce } from '../policy-file.ts';
import type { Terminal } from '../terminal.ts';
import { openWorkTree } from '../work-tree.ts';

export interface SchemaPorts {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly reader: ScriptReader;
}

/** The migrations of a work tree, before any is read. */
export interface OpenMigrations {
  readonly root: string;
  readonly tree: WorkTree;
  readonly policy: Policy;
  readonly planned: readonly PlannedFile[];
}

/**
 * Finds the migrations below the paths, or all that there are.
 *
 * @param policyFile the policy that was named in place of the repository's own.
 * @throws CannotRun where a path is not there, or the policy has errors.
 */
export async function openMigrations(
  paths: readonly string[],
  policyFile: string | undefined,
  cwd: string,
): Promise<OpenMigrations> {
  const { root, inRepository, selection } = locate(paths, cwd);
  const tree = openWorkTree(root, inRepository, selection);
  const file =
    policyFile === undefined ? ownPolicy(await tree.read([POLICY_PATH])) : namedPolicy(policyFile, cwd);
  const { policy } = policyInForce(file, []);
  return { root, tree, policy, planned: planFiles(await tree.files(), selection, policy.migrations) };
}

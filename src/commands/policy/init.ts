import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { MIGRATION_TOOLS, type MigrationTool } from '../../domain/migration.ts';
import { POLICY_PATH } from '../../domain/policy.ts';
import { BUILTIN_NAMES, DEFAULT_NAME } from '../../policy/builtin/builtin.ts';
import { quotedList } from '../../policy/quote.ts';
import { type OrganisationPolicy, readPolicy } from '../../policy/read-policy.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import { CannotRun } from '../cannot-run.ts';
import { locate } from '../locate.ts';
import type { Ask, Terminal } from '../terminal.ts';
import { openWorkTree } from '../work-tree.ts';
import type { PolicyInitRequest } from './arguments.ts';
import { prettyProblem } from './check.ts';
import { type Proposal, proposalFor } from './proposal.ts';
import { type Beginning, scaffold } from './scaffold.ts';

export interface InitPorts {
  readonly terminal: Terminal;
  readonly cwd: string;
  /** Absent where nobody is there to answer. */
  readonly ask?: Ask;
}

/**
 * Begins a policy: with what was said, or else what somebody answers, or else what the repository lets one expect.
 *
 * @throws CannotRun where there is one already, or where what was said makes none.
 */
export async function initPolicy(request: PolicyInitRequest, { terminal, cwd, ask }: InitPorts): Promise<0> {
  const { root, inRepository, selection } = locate([], cwd);
  const file = join(root, POLICY_PATH);
  const shown = relative(cwd, file).split(sep).join('/');
  if (existsSync(file) && !request.force)
    throw new CannotRun(
      `There is a policy already, ${shown}: change that, or write over it with \`--force\`.`,
    );
  const proposal = proposalFor(await openWorkTree(root, inRepository, selection).files());
  const chosen = await choose(request, proposal, ask);
  const text = scaffold({ ...chosen, roles: rolesOf(chosen.extends) });
  refuseWrong(text, shown);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  terminal.out(`${shown} is written; ${foundWords(proposal)}. Fill in who people are, and look at it with\n`);
  terminal.out('  migration-gate policy check\n  migration-gate policy explain\n');
  return 0;
}

type Chosen = Omit<Beginning, 'roles'>;

async function choose(request: PolicyInitRequest, proposal: Proposal, ask: Ask | undefined): Promise<Chosen> {
  const { paths, tool } = proposal;
  const askFor = async (question: string, proposed: readonly string[]) => {
    if (ask === undefined) return proposed;
    const answer = await ask(
      `${question}${proposed.length === 0 ? '' : ` [${visibleLine(proposed.join(' '))}]`}: `,
    );
    const words = answer.split(/[\s,]+/).filter((word) => word !== '');
    return words.length === 0 ? proposed : words;
  };
  const extended = request.extends.length > 0 ? request.extends : await askFor(WHICH_POLICY, [DEFAULT]);
  const named = request.paths.length > 0 ? request.paths : await askFor('Paths of the migrations', paths);
  const given =
    request.tool ?? toolNamed(await askFor('Tool that runs them', tool === undefined ? [] : [tool]));
  return {
    extends: extended,
    paths: named,
    ...(given === undefined || named.length === 0 ? {} : { tool: given }),
  };
}

const DEFAULT = `builtin:${DEFAULT_NAME}`;

const WHICH_POLICY = `Policy to begin with: ${[...BUILTIN_NAMES.map((name) => `builtin:${name}`), 'organisation'].join(', ')}`;

function toolNamed([written]: readonly string[]): MigrationTool | undefined {
  if (written === undefined) return undefined;
  const tool = MIGRATION_TOOLS.find((each) => each === written);
  if (tool === undefined)
    throw new CannotRun(`There is no tool \`${written}\`. There is ${quotedList(MIGRATION_TOOLS)}.`);
  return tool;
}

/** The organisation's file is not here; whatever it says, it is looked at on GitHub. */
const UNSEEN: OrganisationPolicy = {
  kind: 'text',
  text: 'version: 1\n',
  source: { kind: 'file', path: POLICY_PATH, sha: '' },
};

const SOURCE = { kind: 'file', path: POLICY_PATH, sha: '' } as const;

function rolesOf(extended: readonly string[]): readonly string[] {
  const reading = readPolicy(`extends: ${JSON.stringify(extended)}\n`, SOURCE, UNSEEN);
  return reading.kind === 'valid' ? reading.policy.roles.map(({ name }) => name) : [];
}

function refuseWrong(text: string, path: string): void {
  const reading = readPolicy(text, SOURCE, UNSEEN);
  if (reading.kind === 'valid') return;
  const problems = reading.problems.map((problem) => prettyProblem(path, problem, { colour: false }));
  throw new CannotRun(`nothing is written, for this would be no policy:\n\n${problems.join('\n\n')}`);
}

function foundWords({ found }: Proposal): string {
  if (found === 0) return 'no migrations were found';
  return `${found === 1 ? '1 migration was' : `${found.toLocaleString('en-US')} migrations were`} found`;
}

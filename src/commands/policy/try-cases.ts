import type { Policy } from '../../domain/policy.ts';
import { readCases } from '../../policy/cases/read-cases.ts';
import type { Expectation, PolicyCase } from '../../policy/cases/written-case.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import { type CaseOutcome, tryCase, type UntriedCase } from '../../usecases/policy-case.ts';
import type { ScriptReader } from '../../usecases/ports/script-reader.ts';
import { CannotRun } from '../cannot-run.ts';
import { type Look, styled } from '../formats/look.ts';
import { locate } from '../locate.ts';
import type { Terminal } from '../terminal.ts';
import { openWorkTree } from '../work-tree.ts';
import type { PolicyTestRequest } from './arguments.ts';
import { prettyProblem } from './check.ts';
import { openPolicyInForce, ownPath, textAt } from './open.ts';

/** Where a repository keeps the cases that its policy is tested by. */
const CASES_PATH = '.github/migration-policy.test.yml';

export interface TestPorts {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly reader: ScriptReader;
}

/** Something that is otherwise than a case has it. */
interface Difference {
  readonly key: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Holds each case of a table against what the policy makes of it.
 *
 * @returns the exit code: 0, or 1 where any differs.
 * @throws CannotRun where the policy or the table has errors or cannot be read.
 */
export async function testPolicy(request: PolicyTestRequest, ports: TestPorts): Promise<0 | 1> {
  const { terminal, cwd, reader } = ports;
  const look = { colour: request.colour ?? terminal.colour };
  const path = request.cases ?? ownPath(cwd, CASES_PATH);
  const cases = casesAt(path, cwd);
  const policy = policyFor(request, cwd);
  const { root, inRepository, selection } = locate([], cwd);
  const { read } = openWorkTree(root, inRepository, selection);
  let failed = 0;
  for (const each of cases) {
    const outcome = await tryCase(each, policy, { reader, read, at: new Date().toISOString() });
    const differences = differencesOf(each.expect, outcome);
    if (differences.length > 0) failed += 1;
    terminal.out(caseText(each, differences, look));
  }
  const right = cases.length - failed;
  const words = `${right} of ${cases.length} ${cases.length === 1 ? 'case' : 'cases'} as expected.`;
  terminal.out(`\n${styled(failed === 0 ? 'green' : ['bold', 'red'], words, look)}\n`);
  return failed === 0 ? 0 : 1;
}

function casesAt(path: string, cwd: string): readonly PolicyCase[] {
  const reading = readCases(textAt(path, cwd));
  if (reading.kind === 'valid') return reading.cases;
  const problems = reading.problems.map((problem) => prettyProblem(path, problem, { colour: false }));
  throw new CannotRun(`${path} has errors:\n\n${problems.join('\n\n')}`);
}

function policyFor(request: PolicyTestRequest, cwd: string): Policy {
  const { path, reading } = openPolicyInForce(request, cwd);
  if (reading.kind === 'invalid')
    throw new CannotRun(`${path} has errors. To see them: migration-gate policy check ${path}`);
  return reading.policy;
}

/** What a case says of something is all that there is to be of it. */
function differencesOf(expected: Expectation, outcome: CaseOutcome | UntriedCase): readonly Difference[] {
  if ('why' in outcome) return [{ key: 'case', expected: 'one that can be tried', actual: outcome.why }];
  const { level } = expected;
  return [
    ...(level === undefined || level === outcome.level
      ? []
      : [{ key: 'level', expected: level, actual: outcome.level }]),
    ...KEYS.flatMap((key) => listDifference(key, expected[key], outcome[key])),
    ...checklistDifference(expected.checklist, outcome.checklist),
  ];
}

const KEYS = ['approvals', 'findings', 'checks', 'window'] as const;

function listDifference(
  key: string,
  expected: readonly string[] | undefined,
  actual: readonly string[],
): readonly Difference[] {
  if (expected === undefined || sorted(expected) === sorted(actual)) return [];
  return [{ key, expected: listWords(expected), actual: listWords(actual) }];
}

/** A line is named by its text or its id. */
function checklistDifference(
  expected: readonly string[] | undefined,
  actual: CaseOutcome['checklist'],
): readonly Difference[] {
  const named = actual.map(({ id, text }) => (expected?.includes(id) ? id : text));
  return listDifference('checklist', expected, named);
}

function sorted(words: readonly string[]): string {
  return JSON.stringify(words.toSorted());
}

function listWords(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join('; ');
}

/** A row of the table, and below it what differs. */
function caseText({ name }: PolicyCase, differences: readonly Difference[], look: Look): string {
  const mark = differences.length === 0 ? styled('green', '✓', look) : styled(['bold', 'red'], '✗', look);
  const rows = differences.flatMap(({ key, expected, actual }) => [
    `    ${key.padEnd(WIDEST_KEY)}  expected  ${visibleLine(expected)}`,
    `    ${''.padEnd(WIDEST_KEY)}  actual    ${visibleLine(actual)}`,
  ]);
  return `${[`${mark} ${visibleLine(name)}`, ...rows].join('\n')}\n`;
}

const WIDEST_KEY = 'checklist'.length;

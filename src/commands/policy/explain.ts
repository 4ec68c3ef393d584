import { applies, type Circumstances, type Condition } from '../../domain/condition.ts';
import type { PlacedDemand } from '../../domain/demand.ts';
import type { Policy, PolicyReading, PolicySource } from '../../domain/policy.ts';
import { lineWords, type PolicyLine } from '../../policy/describe/line.ts';
import { policyLines } from '../../policy/describe/policy.ts';
import { inBrackets } from '../../policy/describe/words.ts';
import { suggest } from '../../policy/quote.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import { CannotRun } from '../cannot-run.ts';
import { styled } from '../formats/look.ts';
import { jsonText } from '../json-text.ts';
import type { Terminal } from '../terminal.ts';
import type { PartlyKnown, PolicyExplainRequest } from './arguments.ts';
import { openPolicyInForce } from './open.ts';

type ValidPolicy = Extract<PolicyReading, { readonly kind: 'valid' }>;

/** A line and the file that says it; absent where no file does, and the program has it so by itself. */
interface Explained extends PolicyLine {
  readonly from?: PolicySource;
}

/**
 * Says in words what a policy asks for, all of it or under some circumstances, and which file each line is from.
 *
 * @throws CannotRun where the policy has errors or cannot be read, or knows no environment of that name.
 */
export function explainPolicy(request: PolicyExplainRequest, terminal: Terminal, cwd: string): 0 {
  const { path, reading } = openPolicyInForce(request, cwd);
  if (reading.kind === 'invalid')
    throw new CannotRun(`${path} has errors. To see them: migration-gate policy check ${path}`);
  knowsEnvironment(reading.policy, request.circumstances);
  const all = policyLines(reading.policy, reading.asked);
  const lines = (
    toldBy(request.circumstances).size === 0 ? all : linesUnder(request.circumstances, all, reading)
  ).map((line): Explained => ({ ...line, ...sourceOf(line, reading) }));
  terminal.out(
    request.json
      ? `${jsonText(lines.map(factsOf), 2)}\n`
      : lines.map((line) => prettyLine(line, request, reading.policy, terminal)).join(''),
  );
  return 0;
}

function knowsEnvironment({ environments }: Policy, { environment }: PartlyKnown): void {
  const names = environments.map(({ name }) => name);
  if (environment === undefined || names.includes(environment)) return;
  const hint = suggest(environment, names) ?? 'The policy has none.';
  throw new CannotRun(`There is no environment \`${environment}\`. ${hint}`);
}

/** What holds under the circumstances; a line that hangs on what is left open keeps that part of its condition. */
function linesUnder(
  known: PartlyKnown,
  lines: readonly PolicyLine[],
  { asked }: ValidPolicy,
): readonly PolicyLine[] {
  const told = toldBy(known);
  const fits = (when: Condition) =>
    applies(
      partOf(when, (key) => told.has(key)),
      circumstancesOf(known),
    );
  const open = (when: Condition) => partOf(when, (key) => !told.has(key));
  const windows = windowsOf(asked.filter(({ demand }) => fits(demand.when)));
  return lines.flatMap((line) => {
    if (line.when !== undefined) return fits(line.when) ? [{ ...line, when: open(line.when) }] : [];
    return windows.has(line.path) ? [line] : [];
  });
}

function windowsOf(asked: readonly PlacedDemand[]): ReadonlySet<string> {
  return new Set(asked.flatMap(({ demand }) => demand.windows.map((name) => `windows.${name}`)));
}

/** The keys of conditions that the circumstances tell of. */
function toldBy(known: PartlyKnown): ReadonlySet<string> {
  const { level, environment, categories, operations } = known;
  return new Set([
    ...(level === undefined ? [] : ['levels']),
    ...(environment === undefined ? [] : ['environments']),
    ...(categories.length === 0 ? [] : ['categories']),
    ...(operations.length === 0 ? [] : ['operations']),
  ]);
}

function partOf(when: Condition, isWanted: (key: string) => boolean): Condition {
  return Object.fromEntries(Object.entries(when).filter(([key]) => isWanted(key)));
}

/** What is left open is never looked at. */
function circumstancesOf({ level, environment, categories, operations }: PartlyKnown): Circumstances {
  return {
    level: level ?? 'low',
    categories,
    ...(environment === undefined ? {} : { environment }),
    operations: new Set(operations),
  };
}

/** The file that says it: of the part itself, or of the one that it belongs to. */
function sourceOf({ path }: PolicyLine, { origins }: ValidPolicy): { readonly from?: PolicySource } {
  const keys = path.split('.');
  for (let length = keys.length; length > 0; length--) {
    const from = origins.get(keys.slice(0, length).join('.'));
    if (from !== undefined) return { from };
  }
  return {};
}

function prettyLine(
  line: Explained,
  { circumstances }: PolicyExplainRequest,
  policy: Policy,
  terminal: Terminal,
): string {
  const words =
    toldBy(circumstances).size === 0
      ? lineWords(line, policy)
      : `${line.words}${inBrackets(line.when ?? {}, policy)}`;
  return `${visibleLine(words)}  ${styled('dim', `← ${visibleLine(sourceWords(line.from))}`, terminal)}\n`;
}

function sourceWords(source: PolicySource | undefined): string {
  if (source === undefined) return 'unless a policy says otherwise';
  return source.kind === 'builtin' ? `builtin:${source.name}` : source.path;
}

function factsOf({ path, words, when, from }: Explained): object {
  return { path, words, ...(when === undefined ? {} : { when }), from: sourceWords(from) };
}

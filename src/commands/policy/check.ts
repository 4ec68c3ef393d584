import type { PolicyProblem } from '../../domain/policy.ts';
import { visibleLine } from '../../publication/markdown/visible.ts';
import { githubCommand } from '../formats/github.ts';
import { type Look, styled } from '../formats/look.ts';
import { pointedLine } from '../formats/pointed-line.ts';
import { jsonText } from '../json-text.ts';
import type { Terminal } from '../terminal.ts';
import type { PolicyCheckRequest } from './arguments.ts';
import { type OpenPolicy, openPolicy } from './open.ts';

/**
 * Says everything that is wrong with a policy.
 *
 * @returns the exit code: 0, or 1 where anything is.
 * @throws CannotRun where a file cannot be read.
 */
export function checkPolicy(request: PolicyCheckRequest, terminal: Terminal, cwd: string): 0 | 1 {
  const open = openPolicy(request, cwd);
  const problems = open.reading.kind === 'valid' ? [] : open.reading.problems;
  const look = { colour: request.colour ?? terminal.colour };
  terminal.out(textOf(request, open, problems, look));
  return problems.length === 0 ? 0 : 1;
}

function textOf(
  { format }: PolicyCheckRequest,
  open: OpenPolicy,
  problems: readonly PolicyProblem[],
  look: Look,
): string {
  const { path } = open;
  switch (format) {
    case 'json':
      return `${jsonText({ path, valid: problems.length === 0, problems }, 2)}\n`;
    case 'github':
      return `${problems.map((problem) => `${annotation(path, problem)}\n`).join('')}${closing(open)}\n`;
    case 'pretty':
      return [
        ...problems.map((problem) => `${prettyProblem(path, problem, look)}\n\n`),
        `${styled(problems.length === 0 ? 'green' : ['bold', 'red'], closing(open), look)}\n`,
      ].join('');
  }
}

function closing({ path, reading }: OpenPolicy): string {
  const shown = visibleLine(path);
  if (reading.kind === 'valid') return `${shown} is valid.`;
  const { length } = reading.problems;
  return `${shown} has ${length === 1 ? '1 error' : `${length} errors`}.`;
}

function annotation(path: string, { line, column, message, hint }: PolicyProblem): string {
  const properties = { file: path, line, col: column, title: 'Migration policy' };
  return githubCommand('error', properties, hint === undefined ? message : `${message} ${hint}`);
}

/** A problem with the line of the file and a mark under the place; used wherever a file in YAML is wrong. */
export function prettyProblem(path: string, problem: PolicyProblem, look: Look): string {
  const { message, hint, line, column, source } = problem;
  const start = Math.min(column - 1, source.length);
  const [word = ''] = WORD.exec(source.slice(start)) ?? [];
  return [
    `${styled(['bold', 'red'], 'error', look)} ${styled('bold', visibleLine(message), look)}`,
    `  ${styled('cyan', `${visibleLine(path)}:${line}:${column}`, look)}`,
    ...pointedLine(source, { start, end: start + word.length }, { line, style: ['bold', 'red'] }, look),
    ...(hint === undefined ? [] : [`${styled('dim', '  hint', look)}  ${visibleLine(hint)}`]),
  ].join('\n');
}

/** What is written at a place: a word, or a text in quotes. */
const WORD = /^(?:"[^"]*"|'[^']*'|[^\s:,\]}]+)/;

import { suggest } from '../policy/quote.ts';
import { lockWords } from '../publication/wording/lock.ts';
import { RULES } from '../rules/registry.ts';
import type { Example, PullExample, Rule } from '../rules/rule.ts';
import type { RulesRequest } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import { type Look as Colours, styled } from './formats/look.ts';
import { jsonText } from './json-text.ts';
import type { Terminal } from './terminal.ts';
import { wrap } from './wrap.ts';

/** Text wider than this is hard to read, however wide the terminal is. */
const WIDEST = 100;

interface Look extends Colours {
  readonly columns: number;
}

/**
 * Lists the rules, or explains one.
 *
 * @throws CannotRun where there is no rule of that id; what was probably meant is named.
 */
export function explainRules(request: RulesRequest, terminal: Terminal): 0 {
  const look = {
    colour: request.colour ?? terminal.colour,
    columns: Math.min(terminal.columns ?? WIDEST, WIDEST),
  };
  const rules = request.id === undefined ? RULES : [ruleOf(request.id)];
  if (request.format === 'json') terminal.out(`${jsonText(rules.map(factsOf), 2)}\n`);
  else if (request.id === undefined) terminal.out(listOf(rules, look));
  else terminal.out(rules.map((rule) => pageOf(rule, look)).join('\n'));
  return 0;
}

function ruleOf(id: string): Rule {
  const rule = RULES.find((each) => each.id === id);
  if (rule !== undefined) return rule;
  const hint = suggest(
    id,
    RULES.map((each) => each.id),
  );
  throw new CannotRun(`There is no rule \`${id}\`. ${hint ?? 'To see all of them: migration-gate rules'}`);
}

function listOf(rules: readonly Rule[], look: Look): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = rules.map(
    ({ id, severity, title }) =>
      `${styled('bold', id.padEnd(width), look)}  ${severity.padEnd(7)}  ${title}\n`,
  );
  return `${lines.join('')}\n${styled('dim', 'More on a rule: migration-gate rules <id>', look)}\n`;
}

function pageOf(rule: Rule, look: Look): string {
  const { id, title, why, lock, saferWay, severity, level, categories, examples } = rule;
  const raised =
    level === undefined ? '' : `, raises the level to ${level === 'unknown' ? 'that of the unknown' : level}`;
  const paragraph = (label: string, text: string) =>
    `${styled('bold', label, look)}\n${wrap(text, look.columns - 2)
      .map((line) => `  ${line}`)
      .join('\n')}\n`;
  return [
    `${styled('bold', id, look)}\n${title}.\n`,
    paragraph('Severity', `${severity}${raised}${categories.length > 0 ? `; ${categories.join(', ')}` : ''}`),
    paragraph('Why it matters', why),
    ...(lock === undefined ? [] : [paragraph('What PostgreSQL locks', lockWords(lock))]),
    paragraph('The safer way', saferWay),
    examplesOf('Found', examples.bad, look),
    examplesOf('Not found', examples.good, look),
    examplesOf('In the policy', [`rules:\n  ${id}: off # or note, warning, error`], look),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function examplesOf(
  label: string,
  examples: readonly (string | Example | PullExample)[],
  look: Look,
): string {
  const texts = examples.map(textOf).filter((text) => text !== '');
  if (texts.length === 0) return '';
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => `  ${styled('green', line, look)}\n`);
  return `${styled('bold', label, look)}\n${lines.join('')}`;
}

/** Where more counts than the SQL, the example means little by itself. */
function textOf(example: string | Example | PullExample): string {
  return typeof example === 'string' ? example : '';
}

function factsOf({ id, title, why, lock, saferWay, severity, level, categories, examples }: Rule): object {
  return { id, title, why, lock, saferWay, severity, level, categories, examples };
}

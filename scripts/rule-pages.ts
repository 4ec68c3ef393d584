import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { assess } from '../src/assessment/assess.ts';
import { type Finding, textsToCopy } from '../src/domain/finding.ts';
import type { Migration } from '../src/domain/migration.ts';
import { builtinPolicy } from '../src/policy/builtin/builtin.ts';
import { lockWords } from '../src/publication/wording/lock.ts';
import { RULES } from '../src/rules/registry.ts';
import type { Example, Examples, OtherExample, PullExample, Rule } from '../src/rules/rule.ts';
import { loadParser } from '../src/sql/parser.ts';
import { readScript } from '../src/sql/read.ts';
import { assessPullExample } from './pull-example.ts';

const FOLDER = new URL('../docs/rules/', import.meta.url);

/** Every page of `docs/rules`, by the name of its file: one for each rule, and the list of them. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  await loadParser();
  const pages = new Map([['README.md', overview()]]);
  for (const rule of RULES) pages.set(`${rule.id}.md`, await pageOf(rule));
  return pages;
}

function overview(): string {
  return `# The rules

Each rule finds one hazard. Its severity says how wrong that is: an \`error\` keeps the status from turning green, a \`warning\` is for reviewers to weigh, a \`note\` is for whoever wants to do better. [The policy](../policy.md#rules) can set the severity of a rule, switch it off, or give it a level. These pages are made from the rules themselves, and their examples are what the rules are tested by.

| rule | what it finds | severity |
|---|---|---|
${RULES.map(({ id, title, severity }) => `| [\`${id}\`](${id}.md) | ${title} | ${severity} |`).join('\n')}

## Allowing a finding

A comment in the SQL allows a finding of the next statement:

\`\`\`sql
-- migration-gate: allow drop-table because nothing has used it since March
DROP TABLE bookings;
\`\`\`

- The reason is required, and reviewers see it beside the finding, which becomes a note. The level of the migration stays as it is, and so do the approvals that it needs.
- Several rules are separated by commas: \`allow drop-table, drop-column because …\`.
- At the top of the file, with an empty line below it, or with the words \`in this file\` in front of \`because\`, it is for the whole file.
- It stands on a line of its own, in front of a statement and not inside one; in Python it begins with \`#\`.
- An error cannot be allowed, and neither can what a policy asks for of a pull request as a whole, or ${RULES.filter(
    ({ suppressible, judges }) => suppressible === false && judges !== 'pull-request',
  )
    .map(({ id }) => `\`${id}\``)
    .join(', ')}.
- A comment that is unused, has no reason, or names no rule is [a finding of its own](suppression-comment.md).

## Adding a rule

\`npm run new-rule -- the-name-of-the-hazard folder\` writes \`src/rules/folder/the-name-of-the-hazard.ts\` and registers it. Its examples are its tests. \`npm run rule-pages && npm run policy-page\` renews the pages.
`;
}

async function pageOf(rule: Rule): Promise<string> {
  const { id, title, why, lock, saferWay } = rule;
  const { bad, good } = await examplesOf(rule);
  return [
    `# ${title}`,
    factsOf(rule),
    `## Why it matters\n\n${why}`,
    ...(lock === undefined ? [] : [`## What PostgreSQL locks\n\n${lockWords(lock)}`]),
    `## The safer way\n\n${saferWay}`,
    '## Found in',
    ...bad,
    '## Not found in',
    ...good,
    ...(rule.suppressible === false || rule.severity === 'error'
      ? []
      : [
          `## Allowing it\n\n${fenced(`-- migration-gate: allow ${id} because <reason>`)}\n\nin front of the statement; see [the rules](README.md#allowing-a-finding).`,
        ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function factsOf({ id, severity, level, categories, versions, judges, suppressible }: Rule): string {
  const raised = level === 'unknown' ? 'the level that the policy gives to the unknown' : level;
  return [
    '| | |',
    '|---|---|',
    `| rule | \`${id}\` |`,
    `| severity | ${severity} |`,
    ...(raised === undefined ? [] : [`| raises the level to | ${raised} |`]),
    ...(categories.length === 0 ? [] : [`| categories | ${categories.join(', ')} |`]),
    `| PostgreSQL | ${versions?.from ?? 12} to ${versions?.to ?? 18} |`,
    `| judges | ${JUDGES[judges]} |`,
    ...(suppressible === false ? ['| can be allowed by a comment | no |'] : []),
  ].join('\n');
}

const JUDGES: Readonly<Record<Rule['judges'], string>> = {
  operation: 'each operation',
  migration: 'a migration as a whole',
  'pull-request': 'a pull request as a whole, where the policy asks for it',
};

/** The examples as Markdown, the bad ones with what is said of them. */
async function examplesOf(rule: Rule): Promise<Examples<string>> {
  if (rule.judges !== 'pull-request') {
    const { bad, good } = rule.examples;
    return { bad: bad.map((each) => told(shown(each), findingsIn(each), rule)), good: good.map(shown) };
  }
  const { bad, good } = rule.examples;
  const shownOf = pullsShown();
  const toldOf = async (each: PullExample) =>
    told(shownOf(each), (await assessPullExample(each)).findings, rule);
  return { bad: await Promise.all(bad.map(toldOf)), good: good.map(shownOf) };
}

function told(example: string, findings: readonly Finding[], { id }: Rule): string {
  return [
    example,
    ...findings
      .filter(({ rule }) => rule === id)
      .map(({ message, saferWay }) => {
        const texts = saferWay === undefined ? [] : textsToCopy(saferWay);
        return [
          `> ${message}`,
          ...texts.map(({ text, language }) => `Instead:\n\n${block(text, language)}`),
        ].join('\n\n');
      }),
  ].join('\n\n');
}

/** Shows examples one after the other, a policy that is as it was not again. */
function pullsShown(): (example: PullExample) => string {
  let last: string | undefined;
  return (example) => {
    const { policy } = example;
    const head = policy === last ? 'By the same policy,' : `By the policy\n\n${block(policy, 'yaml')}`;
    last = policy;
    return `${head}\n\n${shownPull(example)}`;
  };
}

function shownOther({ pullNumber, title, files, readySince }: OtherExample): string {
  const ready = readySince === undefined ? '' : `, ready since ${readySince}`;
  return [
    `Another pull request, #${pullNumber} “${title}”${ready}:`,
    ...Object.entries(files).map(([path, text]) => `\`${path}\`:\n\n${block(text, languageOf(path))}`),
  ].join('\n\n');
}

function shownPull({ files, base = {}, title, description, day, others = [] }: PullExample): string {
  return [
    ...Object.entries(base).map(
      ([path, text]) => `\`${path}\` on the base branch:\n\n${block(text, languageOf(path))}`,
    ),
    ...Object.entries(files).map(([path, text]) =>
      text === undefined
        ? `\`${path}\` is removed.`
        : `\`${path}\`${text === '' ? ' is changed.' : `:\n\n${block(text, languageOf(path))}`}`,
    ),
    ...(title === undefined ? [] : [`The title: \`${title}\``]),
    ...(description === undefined ? [] : [`The description:\n\n${block(description, 'markdown')}`]),
    ...(day === undefined ? [] : [`The day: ${day}.`]),
    ...others.map(shownOther),
  ].join('\n\n');
}

function languageOf(path: string): string {
  return path.endsWith('.sql') ? 'sql' : '';
}

/** Tildes, since a description may have backticks of its own. */
function block(text: string, language: string): string {
  if (language === 'sql') return fenced(text);
  return `~~~${language}\n${text}\n~~~`;
}

function shown(example: string | Example): string {
  if (typeof example === 'string') return fenced(example);
  const { content, ...file } = example.file;
  const facts = Object.entries({
    ...file,
    ...(content === undefined || content.kind === 'text' ? {} : { content: content.kind }),
    ...(content?.kind === 'unreadable' ? { reason: content.reason } : {}),
  }).map(([fact, value]) => `\`${fact}: ${String(value)}\``);
  const about = `A file with ${facts.join(', ')}`;
  return example.sql === '' ? `${about}.` : `${about}:\n\n${fenced(example.sql)}`;
}

function findingsIn(example: string | Example): readonly Finding[] {
  const { sql, file } = typeof example === 'string' ? { sql: example, file: {} } : example;
  const migration: Migration = {
    path: 'migrations/099_example.sql',
    change: 'added',
    tool: 'numbered',
    direction: 'forward',
    number: '099',
    onBase: false,
    mode: 'regular',
    content: { kind: 'text', text: sql, bytes: Buffer.byteLength(sql) },
    ...file,
  };
  const script = migration.content.kind === 'text' ? readScript(migration.content.text) : undefined;
  return assess([{ migration, script }], builtinPolicy()).findings;
}

/** Statements on one line are easier to read each on its own. */
function fenced(sql: string): string {
  const lines = sql.includes('\n') || sql.includes('$$') ? sql : sql.replaceAll(/; (?=[A-Z])/g, ';\n');
  return `\`\`\`sql\n${lines}\n\`\`\``;
}

async function main(): Promise<void> {
  const pages = await rulePages();
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER)) if (!pages.has(file)) rmSync(new URL(file, FOLDER));
  for (const [file, page] of pages) writeFileSync(new URL(file, FOLDER), page);
}

if (import.meta.main) await main();

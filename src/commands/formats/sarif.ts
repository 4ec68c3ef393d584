import { createHash } from 'node:crypto';
import { type Finding, textsToCopy } from '../../domain/finding.ts';
import type { Content } from '../../domain/migration.ts';
import type { Severity } from '../../domain/severity.ts';
import type { Span } from '../../domain/span.ts';
import { percent } from '../../publication/markdown/link.ts';
import { visibleBlock } from '../../publication/markdown/visible.ts';
import { lockWords } from '../../publication/wording/lock.ts';
import { RULES } from '../../rules/registry.ts';
import type { Rule } from '../../rules/rule.ts';
import { jsonText } from '../json-text.ts';
import type { Reporter, Setting } from './reporter.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** For code scanning and editors: SARIF 2.1.0, an OASIS standard. */
export function sarifReporter({ version }: Setting): Reporter {
  const results: object[] = [];
  const ids = new Map(RULES.map(({ id }, index) => [id, index]));
  const seen = new Map<string, number>();
  const add = (findings: readonly Finding[], content: Content) => {
    for (const finding of findings) results.push(resultOf(finding, content, ids.get(finding.rule), seen));
  };
  return {
    migration: ({ findings, migration }) => {
      add(findings, migration.content);
      return '';
    },
    end: ({ beside }) => {
      add(beside, { kind: 'absent' });
      const log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: {
                name: 'Migration Gate',
                version,
                semanticVersion: version,
                rules: RULES.map(descriptorOf),
              },
            },
            columnKind: 'utf16CodeUnits',
            results,
          },
        ],
      };
      return `${jsonText(log, 2)}\n`;
    },
  };
}

function descriptorOf({ id, title, why, lock, saferWay, severity, categories }: Rule): object {
  const locks = lock === undefined ? '' : `\n\nPostgreSQL locks: ${lockWords(lock)}`;
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}${locks}\n\nThe safer way: ${saferWay}` },
    defaultConfiguration: { level: severity },
    properties: { tags: ['postgresql', 'migration', ...categories] },
  };
}

function resultOf(
  finding: Finding,
  content: Content,
  ruleIndex: number | undefined,
  seen: Map<string, number>,
): object {
  const { rule, severity, location, message, saferWay, level, categories } = finding;
  const safer = saferWay === undefined ? '' : `\n\nThe safer way: ${saferWay.summary}`;
  const texts = saferWay === undefined ? [] : textsToCopy(saferWay).map(({ text }) => `\n\n${text}`);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: severity satisfies Severity,
    message: { text: unlinked(visibleBlock(`${message}${safer}${texts.join('')}`)) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: location.path.split('/').map(percent).join('/'), uriBaseId: '%SRCROOT%' },
          ...(location.span === undefined ? {} : { region: regionOf(location.span) }),
        },
      },
    ],
    partialFingerprints: { 'migrationGate/v1': fingerprintOf(finding, content, seen) },
    properties: { categories, ...(level === undefined ? {} : { riskLevel: level }) },
  };
}

/** `[text](target)` would be a link, also in plain text. Source: SARIF 2.1.0, 3.11.6, “Messages with embedded links”. */
function unlinked(text: string): string {
  return text.replace(/(?<=\])\(/g, ' (');
}

function regionOf({ from, to, start, end }: Span): object {
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  };
}

/** The same finding again after lines were added above it: rule, file and the text that is meant, not its place. */
function fingerprintOf({ rule, location }: Finding, content: Content, seen: Map<string, number>): string {
  const { path, span } = location;
  const text = content.kind === 'text' && span !== undefined ? content.text.slice(span.start, span.end) : '';
  const key = createHash('sha256')
    .update(JSON.stringify([rule, path, text]))
    .digest('hex')
    .slice(0, 32);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${key}:${count}`;
}

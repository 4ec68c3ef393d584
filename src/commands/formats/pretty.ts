import { type Finding, textsToCopy } from '../../domain/finding.ts';
import type { Content } from '../../domain/migration.ts';
import type { Severity } from '../../domain/severity.ts';
import { visibleBlock, visibleLine } from '../../publication/markdown/visible.ts';
import { lockWords } from '../../publication/wording/lock.ts';
import { linesOf } from '../../publication/wording/place.ts';
import { wrap } from '../wrap.ts';
import { type Style, styled } from './look.ts';
import { pointedLine } from './pointed-line.ts';
import type { Reporter, Setting } from './reporter.ts';
import { summaryOf } from './summary.ts';

const SEVERITY_STYLES: Readonly<Record<Severity, Style>> = {
  note: ['bold', 'blue'],
  warning: ['bold', 'yellow'],
  error: ['bold', 'red'],
};

/** For people at a terminal: each finding with its line of SQL and a mark under the place, and a summary. */
export function prettyReporter(setting: Setting): Reporter {
  const explained = new Set<string>();
  const show = (finding: Finding, content: Content) => {
    const first = !explained.has(finding.rule);
    explained.add(finding.rule);
    return findingText(finding, content, first, setting);
  };
  return {
    migration: ({ findings, migration }) =>
      findings.map((finding) => `${show(finding, migration.content)}\n`).join(''),
    end: (closing) => {
      const beside = closing.beside.map((finding) => `${show(finding, { kind: 'absent' })}\n`).join('');
      const { findings } = closing.tally;
      const worst = findings.error > 0 ? 'error' : findings.warning > 0 ? 'warning' : undefined;
      const style = worst === undefined ? 'green' : SEVERITY_STYLES[worst];
      const more = [...explained].length > 0 ? 'More on a rule: migration-gate rules <id>\n' : '';
      return `${beside}${styled(style, summaryOf(closing), setting)}\n${styled('dim', more.trimEnd(), setting)}${more === '' ? '' : '\n'}`;
    },
  };
}

/** @param first whether nobody was told yet why the rule is there. */
export function findingText(finding: Finding, content: Content, first: boolean, setting: Setting): string {
  const { severity, rule, location, message, why, lock, saferWay } = finding;
  const { span } = location;
  const place = `${visibleLine(setting.pathOf(location.path))}${span === undefined ? '' : `:${span.from.line}:${span.from.column}`}`;
  const facts = [
    ...(first ? [fact('why', visibleLine(why), setting)] : []),
    ...(first && lock !== undefined ? [fact('locks', visibleLine(lockWords(lock)), setting)] : []),
    ...(saferWay === undefined ? [] : [fact('safer', visibleLine(saferWay.summary), setting)]),
    ...(saferWay === undefined ? [] : textsToCopy(saferWay)).flatMap(({ text }) =>
      visibleBlock(text)
        .split('\n')
        .map((line) => `${' '.repeat(LABEL)}${styled('green', line.replaceAll('\t', '    '), setting)}`),
    ),
  ];
  return [
    `${styled(SEVERITY_STYLES[severity], severity, setting)} ${styled('bold', visibleLine(message), setting)} ${styled('dim', `[${visibleLine(rule)}]`, setting)}`,
    `  ${styled('cyan', place, setting)}`,
    ...source(finding, content, setting),
    ...facts,
    '',
  ].join('\n');
}

function source({ location, severity }: Finding, content: Content, setting: Setting): readonly string[] {
  const { span } = location;
  if (span === undefined || content.kind !== 'text') return [];
  const lines = linesOf(span);
  const more = lines.to > lines.from ? ` … to line ${lines.to}` : '';
  return pointedLine(
    content.text,
    span,
    { line: span.from.line, style: SEVERITY_STYLES[severity], more },
    setting,
  );
}

/** Columns before the text of a fact. */
const LABEL = 8;

function fact(label: string, text: string, setting: Setting): string {
  const wrapped = wrap(text, (setting.columns ?? Number.POSITIVE_INFINITY) - LABEL);
  return wrapped
    .map((line, index) =>
      index === 0
        ? `${styled('dim', `  ${label}`.padEnd(LABEL), setting)}${line}`
        : `${' '.repeat(LABEL)}${line}`,
    )
    .join('\n');
}

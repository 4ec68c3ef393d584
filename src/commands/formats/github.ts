import type { Finding } from '../../domain/finding.ts';
import type { Annotation } from '../../domain/publication.ts';
import { annotationOf } from '../../publication/check-run/annotation.ts';
import { visibleBlock, withoutControls } from '../../publication/markdown/visible.ts';
import type { Reporter } from './reporter.ts';
import { summaryOf } from './summary.ts';

/** GitHub's names for what our annotations call by those of its check runs. */
const COMMANDS: Readonly<Record<Annotation['level'], string>> = {
  notice: 'notice',
  warning: 'warning',
  failure: 'error',
};

/**
 * For GitHub Actions: workflow commands, which it shows on the lines of the pull request.
 * Source: GitHub Docs, "Workflow commands for GitHub Actions".
 */
export function githubReporter(): Reporter {
  const lines = (findings: readonly Finding[]) =>
    findings.map((finding) => `${commandOf(finding)}\n`).join('');
  return {
    migration: ({ findings }) => lines(findings),
    end: (closing) => `${lines(closing.beside)}${summaryOf(closing)}\n`,
  };
}

function commandOf(finding: Finding): string {
  const { path, startLine, endLine, level, title, message } = annotationOf(finding);
  const column = finding.location.span?.from.column;
  const properties = {
    file: path,
    line: startLine,
    endLine,
    ...(column === undefined ? {} : { col: column }),
    title,
  };
  return githubCommand(COMMANDS[level], properties, message);
}

/** A workflow command on one line, with nothing in it that is not seen, such as `::error file=a.sql,line=1::What is wrong`. */
export function githubCommand(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${written.join(',')}::${escaped(visibleBlock(message))}`;
}

/** As GitHub's own toolkit escapes them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(withoutControls(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

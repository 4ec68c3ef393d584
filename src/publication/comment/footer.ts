import type { Decision } from '../../domain/decision.ts';
import { policyUrl } from '../github-pages.ts';
import { code } from '../markdown/code.ts';
import { escapeText } from '../markdown/escape.ts';
import { link } from '../markdown/link.ts';
import { shortSha } from '../wording/list.ts';

/** What this was computed from, and how long an approval lasts. */
export function footerOf(decision: Decision): string {
  const { snapshot } = decision;
  return [
    '---',
    `<sub>For head ${code(shortSha(snapshot.pull.head))} by ${policyWords(decision)}. ` +
      'An approval counts for exactly these migrations under this policy: a push that changes neither keeps it. ' +
      'To have everything read again, comment `/migration-gate recheck`; `/migration-gate help` says what else there is.</sub>',
  ].join('\n\n');
}

function policyWords({ policy: { source }, snapshot }: Decision): string {
  switch (source.kind) {
    case 'file':
      return `the policy ${link(code(source.path), policyUrl(snapshot, source.path))} of ${code(snapshot.pull.baseBranch)}`;
    case 'builtin':
      return `the built-in policy ${escapeText(`${source.name} ${source.version}`, 80)}`;
  }
}
